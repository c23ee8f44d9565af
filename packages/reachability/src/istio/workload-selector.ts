import { z } from 'zod';
import { equalTo, labelsSchema } from '../labels/selector';

/** Istio's own selector knows labels and no expressions. Without labels it selects everything. */
export const workloadSelectorSchema = z
  .strictObject({ matchLabels: labelsSchema.default({}) })
  .transform(({ matchLabels }) => equalTo(matchLabels));

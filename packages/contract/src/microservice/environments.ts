import { z } from 'zod';
import { atMost, withRule } from '../issue';
import { imageDigest, imageTag } from '../scalars/image';
import { labelName } from '../scalars/names';
import { replicasSchema } from './replicas';

const environmentSchema = withRule(
  z.strictObject({
    tag: imageTag.optional(),
    digest: imageDigest.optional(),
    replicas: replicasSchema
      .optional()
      .describe(
        'Instead of, or for a range in addition to, what the service says for all environments',
      ),
  }),
  ({ tag, digest }) =>
    tag !== undefined && digest !== undefined
      ? {
          code: 'tag-or-digest',
          message:
            'an image is named by its tag or by its digest: remove one of them',
        }
      : undefined,
);

/** Where a service runs, and with which image to start with. */
export const environmentsSchema = withRule(
  atMost(z.record(labelName, environmentSchema), 50),
  environments =>
    Object.keys(environments).length === 0
      ? {
          code: 'empty',
          message: 'environments must name at least one environment',
        }
      : undefined,
);

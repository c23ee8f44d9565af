import { FeaturesPart, TrafficValue } from '../form-data';
import { withoutEmpty } from './without-empty';

/** The value with this field instead; without it where it says nothing. */
export function withFeature<F extends keyof FeaturesPart>(
  value: FeaturesPart,
  field: F,
  asked: FeaturesPart[F] | undefined,
): FeaturesPart {
  return withoutEmpty({ ...value, [field]: asked }) ?? {};
}

/** The value with this field of its traffic instead. */
export function withTraffic<F extends keyof TrafficValue>(
  value: FeaturesPart,
  field: F,
  asked: TrafficValue[F] | undefined,
): FeaturesPart {
  const traffic = withoutEmpty({ ...value.traffic, [field]: asked });
  return withFeature(value, 'traffic', traffic);
}

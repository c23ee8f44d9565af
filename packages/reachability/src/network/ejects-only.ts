import { z } from 'zod';
import { SnapshotObject } from '../snapshot';

const specSchema = z.strictObject({
  host: z.string(),
  trafficPolicy: z.strictObject({
    outlierDetection: z.record(z.string(), z.unknown()),
  }),
});

/**
 * Is it a DestinationRule that does nothing but take pods that fail out of the balancing for a while? Those that are left
 * get what they got: it leads nobody elsewhere, and asks for nothing.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection
 */
export function ejectsOnly({
  apiVersion,
  kind,
  spec,
}: SnapshotObject): boolean {
  return (
    kind === 'DestinationRule' &&
    apiVersion.startsWith('networking.istio.io/') &&
    specSchema.safeParse(spec).success
  );
}

import { z } from 'zod';
import { withRule } from '../issue';
import { portName } from '../scalars/names';
import { startupSeconds } from '../scalars/numbers';
import { urlPath } from '../scalars/paths';

const probeSchema = withRule(
  z.strictObject({
    httpGet: z.strictObject({ port: portName, path: urlPath }).optional(),
    grpc: z.strictObject({ port: portName }).optional(),
    tcp: z.strictObject({ port: portName }).optional(),
  }),
  probe =>
    Object.keys(probe).length === 1
      ? undefined
      : {
          code: 'probe-invalid',
          message: 'a probe is exactly one of httpGet, grpc and tcp',
        },
);

/** How Kubernetes knows that a pod is ready, alive, and still starting. */
export const healthSchema = withRule(
  z.strictObject({
    readiness: probeSchema.optional(),
    liveness: probeSchema.optional(),
    startup: z
      .strictObject({ seconds: startupSeconds })
      .optional()
      .describe('How long a pod may take to start before it is restarted'),
  }),
  ({ readiness, liveness, startup }) =>
    startup && !readiness && !liveness
      ? {
          code: 'probe-invalid',
          path: ['startup'],
          message:
            'startup asks the same as readiness or liveness: add one of them',
        }
      : undefined,
);

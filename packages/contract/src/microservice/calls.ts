import { z } from 'zod';
import { atMost, withRule } from '../issue';
import {
  labelName,
  portName,
  serviceName,
  variableName,
} from '../scalars/names';
import { portNumber } from '../scalars/numbers';
import { podLabels } from '../scalars/pod-labels';

const managedCallSchema = z.strictObject({
  service: serviceName,
  namespace: labelName,
  port: portName,
});

const callSchema = withRule(
  z.strictObject({
    service: serviceName,
    namespace: labelName,
    port: z
      .union([portName, portNumber], {
        error: 'the name of a port, or the number for a peer with podLabels',
      })
      .describe(
        "Name of the callee's port; its number for a callee that Callboard does not manage",
      ),
    targetPort: portNumber
      .optional()
      .describe(
        'Pod port of a callee that Callboard does not manage, where it differs from its Service port',
      ),
    podLabels: podLabels
      .optional()
      .describe('Selects the pods of a callee that Callboard does not manage'),
  }),
  ({ port, targetPort, podLabels: labels }) =>
    (typeof port === 'number') === (labels !== undefined) &&
    (targetPort === undefined || labels !== undefined)
      ? undefined
      : {
          code: 'unmanaged-peer',
          message:
            'a peer that Callboard does not manage needs its port as a number and podLabels; one that it manages needs the name of its port and neither podLabels nor targetPort',
        },
);

/** What a service calls; the key is the prefix of the variables that each call injects. */
export const callsSchema = atMost(z.record(variableName, callSchema), 100);

/**
 * One entry of `spec.calls`.
 * @public
 */
export type CallEntry = z.infer<typeof callSchema>;

/**
 * A call to a service that Callboard manages.
 * @public
 */
export type ManagedCallEntry = z.infer<typeof managedCallSchema>;

/** The variables that a call injects, by the key of the call. */
export const callVariables = ['HOST', 'PORT', 'URL', 'ADDR'] as const;

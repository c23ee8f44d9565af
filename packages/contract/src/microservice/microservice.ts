import { z } from 'zod';
import { atMost, Parsed, parseWith } from '../issue';
import {
  cpuQuantity,
  directoryPath,
  imageName,
  labelName,
  memoryQuantity,
  ownerRef,
  plainText,
  serviceName,
  systemName,
  variableName,
} from '../scalars';
import { callsSchema } from './calls';
import { environmentsSchema } from './environments';
import { healthSchema } from './health';
import { replicasSchema } from './replicas';
import { rulesAcrossFields } from './rules-across-fields';
import { serviceSchema } from './service';

/**
 * Schema of the contract file that a team owns, `services/<namespace>/<service>/microservice.yaml`.
 * Rules across fields are {@link parseMicroservice}'s.
 * @public
 */
export const microserviceSchema = z.strictObject({
  apiVersion: z.literal('callboard.dev/v1alpha1'),
  kind: z.literal('Microservice'),
  metadata: z.strictObject({ name: serviceName, namespace: labelName }),
  spec: z.strictObject({
    owner: ownerRef,
    system: systemName.optional(),
    image: imageName.optional(),
    args: z.array(plainText).max(100).optional(),
    service: serviceSchema.optional(),
    health: healthSchema.optional(),
    resources: z
      .strictObject({ cpu: cpuQuantity, memory: memoryQuantity })
      .optional(),
    replicas: replicasSchema.optional(),
    env: atMost(z.record(variableName, plainText), 200).optional(),
    scratch: z
      .array(z.strictObject({ path: directoryPath, size: memoryQuantity }))
      .max(20)
      .optional(),
    calls: callsSchema.optional(),
    environments: environmentsSchema,
  }),
});

/**
 * One service as its team states it: image, ports, calls, environments.
 * @public
 */
export type Microservice = z.infer<typeof microserviceSchema>;

/** Fields of the contract that the renderer does not carry yet: refused by name, never dropped. */
const notCarried = {
  'spec.secrets': 'references to secrets come later',
  'spec.external': 'external hosts come later',
  'spec.expose': 'exposure outside the cluster comes later',
  'spec.traffic': 'traffic rules come later',
  'spec.identity': 'cloud identities come later',
};

/**
 * Parses a `Microservice` document given as plain JSON.
 * Returns every mistake with its path; never throws.
 * @public
 */
export function parseMicroservice(input: unknown): Parsed<Microservice> {
  const parsed = parseWith(microserviceSchema, input, notCarried);
  const issues = [
    ...(parsed.ok ? [] : parsed.issues),
    ...rulesAcrossFields(input),
  ];
  return parsed.ok && issues.length === 0 ? parsed : { ok: false, issues };
}

import { z } from 'zod';
import { atMost, Parsed, parseWith, withRule } from '../issue';
import { imageName } from '../scalars/image';
import {
  labelName,
  ownerRef,
  serviceName,
  systemName,
  variableName,
} from '../scalars/names';
import { cpuQuantity, memoryQuantity } from '../scalars/numbers';
import { directoryPath } from '../scalars/paths';
import { plainText } from '../scalars/text';
import { apiAccessSchema } from './api-access';
import { callsSchema } from './calls';
import { environmentsSchema } from './environments';
import { exposeSchema } from './expose';
import { externalSchema } from './external';
import { healthSchema } from './health';
import { identitySchema } from './identity';
import { replicasSchema } from './replicas';
import { rulesAcrossFields } from './rules-across-fields';
import { secretsSchema } from './secrets';
import { serviceSchema } from './service';
import { trafficSchema } from './traffic';

/** Names that a namespace has objects of already: the service's own would take them over. */
const reservedNames = ['default', 'default-deny', 'kubernetes'];

function reserved(name: string) {
  return reservedNames.includes(name)
    ? {
        code: 'name-reserved' as const,
        message: `${name} is the name of objects that every namespace has: choose another`,
      }
    : undefined;
}

/** The API server refuses a directory that is mounted twice. */
function pathTwice(scratch: { path: string }[]) {
  const index = scratch.findIndex(
    ({ path }, at) => scratch.findIndex(other => other.path === path) < at,
  );
  return index === -1
    ? undefined
    : {
        code: 'path-twice' as const,
        path: [index, 'path'],
        message: `${scratch[index].path} stands twice: keep one`,
      };
}

/**
 * Schema of the contract file that a team owns, `services/<namespace>/<service>/microservice.yaml`.
 * Rules across fields are {@link parseMicroservice}'s.
 * @public
 */
export const microserviceSchema = z.strictObject({
  apiVersion: z.literal('callboard.dev/v1alpha1'),
  kind: z.literal('Microservice'),
  metadata: z.strictObject({
    name: withRule(serviceName, reserved),
    namespace: labelName,
  }),
  spec: z.strictObject({
    owner: ownerRef.describe('Who answers for it: a Backstage group or user'),
    system: systemName
      .optional()
      .describe('The Backstage system that it is a part of'),
    image: imageName
      .optional()
      .describe(
        'Image without tag: the tag belongs to CI. Needed where pods run',
      ),
    args: z
      .array(plainText)
      .max(100)
      .optional()
      .describe('Arguments of the container'),
    service: serviceSchema
      .optional()
      .describe('How others call it; left out for a worker that only calls'),
    health: healthSchema
      .optional()
      .describe('How Kubernetes knows that a pod is ready, alive, starting'),
    resources: z
      .strictObject({
        cpu: cpuQuantity.describe('Requested CPU, e.g. 250m'),
        memory: memoryQuantity.describe(
          'Requested memory, which is the limit too, e.g. 256Mi',
        ),
      })
      .optional()
      .describe('What a pod needs; 100m and 128Mi where it is left out'),
    replicas: replicasSchema
      .optional()
      .describe(
        'Pods: a fixed number, or a range that is scaled; 2 by default',
      ),
    env: atMost(z.record(variableName, plainText), 200)
      .optional()
      .describe('Environment variables, in a ConfigMap'),
    scratch: withRule(
      z
        .array(
          z.strictObject({
            path: directoryPath.describe('Absolute path'),
            size: memoryQuantity.describe('Limit, e.g. 64Mi'),
          }),
        )
        .max(20),
      pathTwice,
    )
      .optional()
      .describe('Writable directories: the root file system is read-only'),
    calls: callsSchema
      .optional()
      .describe(
        'What it calls, by the prefix of the variables that are injected',
      ),
    secrets: secretsSchema
      .optional()
      .describe('Secrets that it reads: references only, never their values'),
    external: externalSchema
      .optional()
      .describe('Hosts outside the cluster that it calls'),
    expose: exposeSchema
      .optional()
      .describe('Under which names it is reached from outside the cluster'),
    traffic: trafficSchema
      .optional()
      .describe('What becomes of requests to it'),
    identity: identitySchema.optional().describe('Who it is to a cloud'),
    apiAccess: apiAccessSchema
      .optional()
      .describe(
        'Rights in its own namespace, by the API of Kubernetes: none where it is left out',
      ),
    environments: environmentsSchema.describe('Where it runs'),
  }),
});

/**
 * One service as its team states it: image, ports, calls, environments.
 * @public
 */
export type Microservice = z.infer<typeof microserviceSchema>;

/**
 * Parses a `Microservice` document given as plain JSON.
 * Returns every mistake with its path; never throws.
 * @public
 */
export function parseMicroservice(input: unknown): Parsed<Microservice> {
  const parsed = parseWith(microserviceSchema, input);
  const issues = [
    ...(parsed.ok ? [] : parsed.issues),
    ...rulesAcrossFields(input),
  ];
  return parsed.ok && issues.length === 0 ? parsed : { ok: false, issues };
}

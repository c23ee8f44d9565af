import { z } from 'zod';
import { Issue, Parsed, parseWith, withRule } from './issue';
import {
  cpuQuantity,
  directoryPath,
  imageDigest,
  imageName,
  imageTag,
  labelName,
  memoryQuantity,
  ownerRef,
  plainText,
  portName,
  portNumber,
  replicaCount,
  serviceName,
  systemName,
  urlPath,
  variableName,
} from './scalars';

const portSchema = z.strictObject({
  port: portNumber,
  targetPort: portNumber.optional(),
  appProtocol: z.enum(['http', 'grpc', 'tcp']).optional(),
});

const serviceSchema = z.strictObject({
  type: z.literal('ClusterIP').optional(),
  ports: withRule(atMost(z.record(portName, portSchema), 50), ports =>
    numberTwice(ports),
  ),
});

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

const environmentSchema = withRule(
  z.strictObject({
    tag: imageTag.optional(),
    digest: imageDigest.optional(),
    replicas: replicaCount.optional(),
  }),
  ({ tag, digest }) =>
    (tag === undefined) === (digest === undefined)
      ? {
          code: 'tag-or-digest',
          message:
            'an environment needs the tag or the digest of the image to start with, one of them',
        }
      : undefined,
);

const specSchema = z.strictObject({
  owner: ownerRef,
  system: systemName.optional(),
  image: imageName,
  args: z.array(plainText).max(100).optional(),
  service: serviceSchema.optional(),
  health: z
    .strictObject({
      readiness: probeSchema.optional(),
      liveness: probeSchema.optional(),
    })
    .optional(),
  resources: z
    .strictObject({ cpu: cpuQuantity, memory: memoryQuantity })
    .optional(),
  replicas: replicaCount.optional(),
  env: atMost(z.record(variableName, plainText), 200).optional(),
  scratch: z
    .array(z.strictObject({ path: directoryPath, size: memoryQuantity }))
    .max(20)
    .optional(),
  calls: atMost(
    z.record(
      variableName,
      z.strictObject({
        service: serviceName,
        namespace: labelName,
        port: portName,
      }),
    ),
    100,
  ).optional(),
  environments: withRule(
    atMost(z.record(labelName, environmentSchema), 50),
    environments =>
      Object.keys(environments).length === 0
        ? {
            code: 'empty',
            message: 'environments must name at least one environment',
          }
        : undefined,
  ),
});

const metadataSchema = z.strictObject({
  name: serviceName,
  namespace: labelName,
});

/**
 * Schema of the contract file that a team owns, `services/<namespace>/<service>/microservice.yaml`.
 * Rules across fields are {@link parseMicroservice}'s.
 * @public
 */
export const microserviceSchema = z.strictObject({
  apiVersion: z.literal('callboard.dev/v1alpha1'),
  kind: z.literal('Microservice'),
  metadata: metadataSchema,
  spec: specSchema,
});

/**
 * One service as its team states it: image, ports, calls, environments.
 * @public
 */
export type Microservice = z.infer<typeof microserviceSchema>;

/** Fields of the contract that the renderer does not carry yet: refused by name, never dropped. */
const notCarried = {
  'spec.service.externalName': 'Services of type ExternalName come later',
  'spec.service.internal': 'Services of type LoadBalancer come later',
  'spec.service.sources':
    'Services of type LoadBalancer and NodePort come later',
  'spec.service.type=Headless': 'only ClusterIP is rendered',
  'spec.service.type=NodePort': 'only ClusterIP is rendered',
  'spec.service.type=LoadBalancer': 'only ClusterIP is rendered',
  'spec.service.type=ExternalName': 'only ClusterIP is rendered',
  'spec.service.ports.*.scrape': 'monitoring objects come later',
  'spec.health.startup': 'start-up probes come later',
  'spec.secrets': 'references to secrets come later',
  'spec.calls.*.podLabels': 'peers that Callboard does not manage come later',
  'spec.external': 'external hosts come later',
  'spec.expose': 'exposure outside the cluster comes later',
  'spec.traffic': 'traffic rules come later',
  'spec.identity': 'cloud identities come later',
};

/**
 * The sections that rules across fields look at, each where it is valid by itself: so that these rules speak up
 * while another part of the document is still missing or wrong.
 */
const sectionsSchema = z
  .object({
    metadata: metadataSchema.optional().catch(undefined),
    spec: z
      .object({
        service: specSchema.shape.service.catch(undefined),
        health: specSchema.shape.health.catch(undefined),
        env: specSchema.shape.env.catch(undefined),
        calls: specSchema.shape.calls.catch(undefined),
      })
      .catch({}),
  })
  .catch({ spec: {} });

type Sections = z.infer<typeof sectionsSchema>;

/**
 * Parses a `Microservice` document given as plain JSON.
 * Returns every mistake with its path; never throws.
 * @public
 */
export function parseMicroservice(input: unknown): Parsed<Microservice> {
  const parsed = parseWith(microserviceSchema, input, notCarried);
  const sections = sectionsSchema.parse(input);
  const issues = [
    ...(parsed.ok ? [] : withoutScaling(input, parsed.issues)),
    ...probesWithoutPort(sections),
    ...variablesTwice(sections),
    ...callsToItself(sections),
  ];
  return parsed.ok && issues.length === 0 ? parsed : { ok: false, issues };
}

/** `replicas: {min, max}` is of the contract, but only a fixed number is rendered so far: say so, not "wrong type". */
function withoutScaling(input: unknown, issues: Issue[]): Issue[] {
  return issues.map(issue =>
    issue.code === 'wrong-type' &&
    issue.path.at(-1) === 'replicas' &&
    typeof valueAt(input, issue.path) === 'object'
      ? {
          ...issue,
          code: 'not-carried-yet',
          message: `${issue.path.join(
            '.',
          )} as a range is not carried yet: use a fixed number`,
        }
      : issue,
  );
}

function valueAt(input: unknown, path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      (value as Record<string | number, unknown> | undefined)?.[key],
    input,
  );
}

function atMost<S extends z.ZodType<Record<string, unknown>>>(
  schema: S,
  maximum: number,
): S {
  return withRule(schema, value =>
    Object.keys(value).length > maximum
      ? { code: 'too-long', message: `at most ${maximum} entries are accepted` }
      : undefined,
  );
}

/** A Service refuses two ports of the same number and protocol, a pod two names for the same port of it. */
function numberTwice(ports: Record<string, z.infer<typeof portSchema>>) {
  const names = Object.keys(ports);
  for (const [index, name] of names.entries()) {
    const twin = names
      .slice(0, index)
      .find(other => ports[other].port === ports[name].port);
    if (twin) {
      return {
        code: 'port-number-twice' as const,
        path: [name, 'port'],
        message: `port ${ports[name].port} is used twice, by ${twin} and ${name}: give each its own number`,
      };
    }
  }
  return undefined;
}

function probesWithoutPort({ spec: { health, service } }: Sections): Issue[] {
  return (['readiness', 'liveness'] as const).flatMap(probe =>
    Object.entries(health?.[probe] ?? {})
      .filter(([, { port }]) => !(port in (service?.ports ?? {})))
      .map(([kind, { port }]) => ({
        code: 'port-not-defined',
        path: ['spec', 'health', probe, kind, 'port'],
        message: `${probe} asks port ${port}, which spec.service.ports does not define`,
      })),
  );
}

/** The variables that a call injects, by the key of the call. */
export const callVariables = ['HOST', 'PORT', 'URL', 'ADDR'] as const;

function variablesTwice({ spec: { calls = {}, env = {} } }: Sections): Issue[] {
  return Object.keys(calls).flatMap(key =>
    callVariables
      .map(suffix => `${key}_${suffix}`)
      .filter(name => name in env)
      .map(name => ({
        code: 'variable-twice',
        path: ['spec', 'env', name],
        message: `${name} is set by the call ${key} already: remove it from env or rename the call`,
      })),
  );
}

function callsToItself({ metadata, spec: { calls = {} } }: Sections): Issue[] {
  return Object.keys(calls)
    .filter(
      key =>
        calls[key].service === metadata?.name &&
        calls[key].namespace === metadata?.namespace,
    )
    .map(key => ({
      code: 'calls-itself',
      path: ['spec', 'calls', key],
      message: `${key} is a call to the service itself: pods of one service need no call entry`,
    }));
}

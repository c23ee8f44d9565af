import { z } from 'zod';
import { attempt, Issue } from '../issue';
import { imageName } from '../scalars/image';
import { labelName, serviceName, variableName } from '../scalars/names';
import { plainText } from '../scalars/text';
import { apiAccessSchema } from './api-access';
import { callsSchema, callVariables } from './calls';
import { environmentsSchema } from './environments';
import { exposeSchema } from './expose';
import { externalSchema } from './external';
import { healthSchema } from './health';
import { identitySchema } from './identity';
import { replicasIn, replicasSchema } from './replicas';
import { secretsSchema } from './secrets';
import { serviceSchema } from './service';
import { trafficSchema } from './traffic';

/**
 * The sections that rules across fields look at, each where it is valid by itself: so that these rules speak up
 * while another part of the document is still missing or wrong.
 */
const sectionsSchema = z
  .object({
    metadata: z
      .object({ name: serviceName, namespace: labelName })
      .optional()
      .catch(undefined),
    spec: z
      .object({
        image: imageName.optional().catch(''),
        service: serviceSchema.optional().catch(undefined),
        health: healthSchema.optional().catch(undefined),
        env: z.record(variableName, plainText).optional().catch(undefined),
        calls: callsSchema.optional().catch(undefined),
        replicas: replicasSchema.optional().catch(undefined),
        secrets: secretsSchema.optional().catch(undefined),
        external: externalSchema.optional().catch(undefined),
        expose: exposeSchema.optional().catch(undefined),
        traffic: trafficSchema.optional().catch(undefined),
        identity: identitySchema.optional().catch(undefined),
        apiAccess: apiAccessSchema.optional().catch(undefined),
        environments: environmentsSchema.optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
  })
  .catch({});

type Sections = {
  metadata?: { name: string; namespace: string };
  spec: SpecSections;
};
type SpecSections = NonNullable<z.infer<typeof sectionsSchema>['spec']>;

const rules = [
  probesWithoutPort,
  variablesTwice,
  secretsTwice,
  callsToItself,
  exposedPorts,
  trafficOfNothing,
  mirrorOfItself,
  requestsNobodyReads,
  canaryWithoutName,
  podsOfAnAlias,
  imageWhereNothingRuns,
  environmentsWithoutImage,
  rangesWithoutEnd,
];

/** What no field can say by itself. Empty where the document has no `spec`. */
export function rulesAcrossFields(input: unknown): Issue[] {
  const { metadata, spec } = attempt(() => sectionsSchema.parse(input)) ?? {};
  return spec ? rules.flatMap(rule => rule({ metadata, spec })) : [];
}

function probesWithoutPort({ spec: { health, service } }: Sections): Issue[] {
  return (['readiness', 'liveness'] as const).flatMap(probe =>
    Object.entries(health?.[probe] ?? {})
      .flatMap(([kind, handler]) =>
        handler ? [{ kind, port: handler.port }] : [],
      )
      .filter(({ port }) => !Object.hasOwn(service?.ports ?? {}, port))
      .map(({ kind, port }) => ({
        code: 'port-not-defined',
        path: ['spec', 'health', probe, kind, 'port'],
        message: `${probe} asks port ${port}, which spec.service.ports does not define`,
      })),
  );
}

function variablesTwice({ spec: { calls = {}, env = {} } }: Sections): Issue[] {
  return Object.keys(calls).flatMap(key =>
    callVariables
      .map(suffix => `${key}_${suffix}`)
      .filter(name => Object.hasOwn(env, name))
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

/** An ExternalName runs nothing; everything else does. */
function imageWhereNothingRuns({
  spec: { image, service },
}: Sections): Issue[] {
  const isAlias = service?.type === 'ExternalName';
  if (isAlias && image) {
    return [
      {
        code: 'service-type',
        path: ['spec', 'image'],
        message: 'an ExternalName runs no pods: remove image',
      },
    ];
  }
  return isAlias || image !== undefined
    ? []
    : [
        {
          code: 'missing',
          path: ['spec', 'image'],
          message: 'spec.image is missing: a text is needed',
        },
      ];
}

function environmentsWithoutImage({
  spec: { environments = {}, service },
}: Sections): Issue[] {
  if (service?.type === 'ExternalName') return [];
  return Object.entries(environments)
    .filter(([, { tag, digest }]) => tag === undefined && digest === undefined)
    .map(([name]) => ({
      code: 'tag-or-digest',
      path: ['spec', 'environments', name],
      message:
        'an environment needs the tag or the digest of the image to start with, one of them',
    }));
}

function rangesWithoutEnd({
  spec: { environments = {}, replicas },
}: Sections): Issue[] {
  return Object.entries(environments).flatMap(([name, environment]) => {
    const range = replicasIn(replicas, environment.replicas);
    if (
      typeof range === 'number' ||
      (range.max !== undefined && range.max >= range.min)
    )
      return [];
    return [
      {
        code: 'replicas-out-of-range',
        path: [
          'spec',
          ...(environment.replicas ? ['environments', name] : []),
          'replicas',
        ],
        message: `the range of ${name} needs max, at least ${range.min}: say how far the autoscaler may go`,
      },
    ];
  });
}

function secretsTwice({
  spec: { secrets = [], calls = {}, env = {} },
}: Sections): Issue[] {
  const taken = new Set([
    ...Object.keys(env),
    ...Object.keys(calls).flatMap(key =>
      callVariables.map(suffix => `${key}_${suffix}`),
    ),
  ]);
  return secrets.flatMap(({ keys }, index) =>
    Object.keys(keys).flatMap((variable): Issue[] => {
      if (!taken.has(variable)) {
        taken.add(variable);
        return [];
      }
      return [
        {
          code: 'variable-twice',
          path: ['spec', 'secrets', index, 'keys', variable],
          message: `${variable} is set elsewhere too: rename one of them`,
        },
      ];
    }),
  );
}

function exposedPorts({ spec: { expose = [], service } }: Sections): Issue[] {
  const ports = service?.ports ?? {};
  return expose.flatMap(({ port }, index): Issue[] => {
    const path = ['spec', 'expose', index, 'port'];
    if (!Object.hasOwn(ports, port))
      return [
        {
          code: 'port-not-defined',
          path,
          message: `requests would go to port ${port}, which spec.service.ports does not define`,
        },
      ];
    return ports[port].appProtocol === 'http' ||
      ports[port].appProtocol === 'grpc'
      ? []
      : [
          {
            code: 'needs-requests',
            path,
            message: `a gateway routes requests by host and path, and spec.service.ports.${port} speaks neither http nor grpc: say its appProtocol, or use a Service of type LoadBalancer`,
          },
        ];
  });
}

function trafficOfNothing({ spec: { traffic, service } }: Sections): Issue[] {
  return traffic && !service?.ports && service?.type !== 'ExternalName'
    ? [
        {
          code: 'port-not-defined',
          path: ['spec', 'traffic'],
          message:
            'spec.traffic says what becomes of requests, and spec.service.ports defines no port that takes any',
        },
      ]
    : [];
}

function mirrorOfItself({ metadata, spec: { traffic } }: Sections): Issue[] {
  return metadata && traffic?.mirror?.service === metadata.name
    ? [
        {
          code: 'calls-itself',
          path: ['spec', 'traffic', 'mirror', 'service'],
          message:
            'the copies would come back to the service itself: name another',
        },
      ]
    : [];
}

/** Of a connection nothing is known but its bytes: there are no requests to bound, repeat, count or copy. */
function requestsNobodyReads({
  spec: { traffic, service },
}: Sections): Issue[] {
  const ports = Object.values(service?.ports ?? {});
  const areRead = ports.some(({ appProtocol = '' }) =>
    ['http', 'grpc'].includes(appProtocol),
  );
  if (!traffic || ports.length === 0 || areRead) return [];
  return (['timeout', 'retries', 'rateLimit', 'mirror'] as const)
    .filter(field => traffic[field] !== undefined)
    .map(field => ({
      code: 'needs-requests' as const,
      path: ['spec', 'traffic', field],
      message: `${field} is about requests, and no port of spec.service.ports has the appProtocol http or grpc: say it, or remove ${field}`,
    }));
}

/** Names of the canary's own objects are longer than the service's, and a label has 63 characters at most. */
function canaryWithoutName({ metadata, spec: { traffic } }: Sections): Issue[] {
  const room = 63 - '-canary'.length;
  return traffic?.canary && metadata && metadata.name.length > room
    ? [
        {
          code: 'too-long',
          path: ['metadata', 'name'],
          message: `with spec.traffic.canary a name has at most ${room} characters: the canary's is longer by -canary`,
        },
      ]
    : [];
}

const needsPods = [
  'secrets',
  'external',
  'expose',
  'traffic',
  'identity',
  'apiAccess',
] as const;

function podsOfAnAlias({ spec }: Sections): Issue[] {
  if (spec.service?.type !== 'ExternalName') return [];
  return needsPods
    .filter(field => spec[field] !== undefined)
    .map(field => ({
      code: 'service-type' as const,
      path: ['spec', field],
      message: `an ExternalName runs no pods: remove ${field}`,
    }));
}

import {
  Grant,
  Microservice,
  parseGrant,
  parseMicroservice,
  Parsed,
  parsePlatform,
  Platform,
} from '@callboard/contract';
import {
  paths,
  render,
  RenderInput,
  renderNamespace,
  ServiceName,
} from '@callboard/manifests';
import { stringify } from 'yaml';

/** How large a shop is, and what its one environment, `prod`, has. */
export interface ShopSize {
  namespaces: number;
  servicesEach: number;
  mesh: 'none' | 'istio-sidecar';
}

const apiVersion = 'callboard.dev/v1alpha1';
const environment = 'prod';

/**
 * The files of a GitOps repository with many services, by path: contracts, grants, and what the renderer makes of them;
 * ten files a service without a mesh. Pure: the same size gives the same bytes.
 */
export function largeShop(size: ShopSize): Map<string, string> {
  const inputs = inputsOf(size);
  const [{ platform }] = inputs;
  const files = new Map([
    [paths.platform(environment), stringify(platform)],
    ...inputs.map(({ service }) => toFile(service)),
  ]);
  for (let index = 0; index < size.namespaces; index++) {
    renderNamespace(namespaceAt(index), platform).forEach(({ path, text }) =>
      files.set(path, text),
    );
  }
  for (const input of inputs) {
    const { service, grants } = input;
    grants.forEach(grant =>
      files.set(paths.grant(service.metadata, grant.metadata), print(grant)),
    );
    const rendering = render(input);
    if (!rendering.ok) throw new Error(JSON.stringify(rendering.issues));
    rendering.files.forEach(({ path, text }) => files.set(path, text));
  }
  return files;
}

/** What the renderer is given for each service of the shop. */
export function inputsOf(size: ShopSize): RenderInput[] {
  const platform = platformOf(size);
  const contracts = contractsOf(size);
  const grants = grantsOf([...contracts.values()]);
  return [...contracts].map(([ref, service]) => ({
    service,
    platform,
    grants: grants.get(ref) ?? [],
    peers: name => contracts.get(refOf(name)),
  }));
}

/** The service at a place of the shop, counted from 0. */
export function serviceAt(
  { servicesEach }: ShopSize,
  index: number,
): ServiceName {
  return {
    namespace: namespaceAt(Math.floor(index / servicesEach)),
    name: `service-${String(index % servicesEach).padStart(3, '0')}`,
  };
}

function namespaceAt(index: number): string {
  return `team-${String(index).padStart(2, '0')}`;
}

function platformOf({ mesh }: ShopSize): Platform {
  return accepted(
    parsePlatform({
      apiVersion,
      kind: 'Platform',
      metadata: { name: environment },
      spec: {
        kubernetes: '1.36',
        namespaces: 'all-in-git',
        mesh: { kind: mesh },
        networkPolicy: { enforcedBy: 'calico' },
        otherPolicies: 'none',
      },
    }),
  );
}

/** By `<namespace>/<name>`. Half of the calls stay in their namespace. */
function contractsOf(size: ShopSize): Map<string, Microservice> {
  const count = size.namespaces * size.servicesEach;
  const random = randomFrom(1);
  return new Map(
    Array.from({ length: count }, (_, index): [string, Microservice] => {
      const name = serviceAt(size, index);
      const neighbour =
        index - (index % size.servicesEach) + random(size.servicesEach);
      const callees = new Set(
        [neighbour, random(count)].filter(callee => callee !== index),
      );
      return [
        refOf(name),
        contractOf(
          name,
          index,
          [...callees].map(callee => serviceAt(size, callee)),
        ),
      ];
    }),
  );
}

function contractOf(
  { namespace, name }: ServiceName,
  index: number,
  callees: ServiceName[],
): Microservice {
  return accepted(
    parseMicroservice({
      apiVersion,
      kind: 'Microservice',
      metadata: { name, namespace },
      spec: {
        owner: `group:default/${namespace}`,
        system: namespace,
        image: `registry.example.com/${namespace}/${name}`,
        service: {
          ports: { http: { port: 80, targetPort: 8080, appProtocol: 'http' } },
        },
        health: {
          readiness: { httpGet: { port: 'http', path: '/readyz' } },
          liveness: { httpGet: { port: 'http', path: '/livez' } },
        },
        resources: { cpu: '250m', memory: '256Mi' },
        env: { LOG_LEVEL: 'info' },
        calls: Object.fromEntries(
          callees.map((callee, at) => [
            `CALL_${at}`,
            { service: callee.name, namespace: callee.namespace, port: 'http' },
          ]),
        ),
        // A single replica has no file that limits how many may go at once.
        environments: {
          [environment]: { tag: '1.0.0', replicas: index % 4 === 0 ? 3 : 1 },
        },
      },
    }),
  );
}

/** By `<namespace>/<name>` of the service that is called. */
function grantsOf(contracts: Microservice[]): Map<string, Grant[]> {
  const grants = new Map<string, Grant[]>();
  for (const { metadata, spec } of contracts) {
    for (const { service, namespace } of Object.values(spec.calls ?? {})) {
      const grant = accepted(
        parseGrant({
          apiVersion,
          kind: 'Grant',
          metadata,
          spec: { ports: ['http'], requestedBy: 'user:default/anna' },
        }),
      );
      const ref = refOf({ namespace, name: service });
      grants.set(ref, [...(grants.get(ref) ?? []), grant]);
    }
  }
  return grants;
}

function toFile(contract: Microservice): [string, string] {
  return [paths.microservice(contract.metadata), print(contract)];
}

function print(contract: Microservice | Grant): string {
  return stringify(contract, { lineWidth: 0 });
}

function refOf({ namespace, name }: ServiceName): string {
  return `${namespace}/${name}`;
}

/** Numbers from 0 up to a limit, the same ones from the same seed: mulberry32. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) % 2 ** 32;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function accepted<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

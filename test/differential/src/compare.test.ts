import {
  compare,
  explain,
  Network,
  ServiceRef,
  Verdict,
  Workload,
} from '@callboard/reachability';
import fc from 'fast-check';
import { KubernetesObject } from './evaluator/cluster';
import { randomCluster } from './random/random-cluster';
import { reader } from './reader';
import { changed, randomChange } from './transforms/change';

const numRuns = 400;

/** Another name for a Service that random clusters have, and one for a host outside. */
const aliases: KubernetesObject[] = [
  ['inside', 'service-0.shop.svc.cluster.local'],
  ['outside', 'api.example.com'],
].map(([name, externalName]) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop' },
  spec: {
    type: 'ExternalName',
    externalName,
    ports: [{ name: 'http', port: 80 }],
  },
}));

interface Way {
  from: Pick<Workload, 'kind' | 'namespace' | 'name'>;
  to: ServiceRef;
  port: string;
}

/** Every way of either network whose answer is not the same in both, without looking at what changed. */
function differences(before: Network, after: Network): string[] {
  const ways = [before, after]
    .flatMap(everyWay)
    .map((way): [string, Way] => [nameOf(way), way]);
  return [...new Map(ways)]
    .flatMap(([name, way]) => {
      const kind = kindOf(verdictOn(before, way), verdictOn(after, way));
      return kind ? [`${kind} ${name}`] : [];
    })
    .sort();
}

/** Pods do not call their own Service. */
function everyWay(network: Network): Way[] {
  return network.services.flatMap(service =>
    network.workloads
      .filter(from => !network.backendsOf(service).includes(from))
      .flatMap(from =>
        service.ports.map(({ name, port }) => ({
          from,
          to: service,
          port: name || String(port),
        })),
      ),
  );
}

function nameOf({ from, to, port }: Way): string {
  return `${from.kind} ${from.namespace}/${from.name} → ${to.namespace}/${to.name} ${port}`;
}

function verdictOn(
  network: Network,
  { from, to: { namespace, name }, port }: Way,
): Verdict | undefined {
  const workload = network.workloads.find(
    one =>
      one.kind === from.kind &&
      one.namespace === from.namespace &&
      one.name === from.name,
  );
  const spec = network
    .servicesIn(namespace)
    .find(service => service.name === name)
    ?.ports.find(one => (one.name || String(one.port)) === port);
  return workload && spec
    ? explain(network, {
        from: { kind: 'workload', workload },
        service: { namespace, name },
        port: spec.name || spec.port,
      }).verdict
    : undefined;
}

function kindOf(then: Verdict | undefined, now: Verdict | undefined) {
  const isOpen = (verdict: Verdict | undefined) =>
    verdict?.outcome === 'allowed' || verdict?.outcome === 'conditional';
  if (inWords(then) === inWords(now)) return undefined;
  if (isOpen(now) && !isOpen(then)) {
    return then?.outcome === 'unknown' ? 'changed' : 'opened';
  }
  if (isOpen(then) && !isOpen(now)) {
    return now?.outcome === 'unknown' ? 'changed' : 'closed';
  }
  return isOpen(then) || (then && now) ? 'changed' : undefined;
}

/** Without the order in which things stand. */
function inWords(verdict: Verdict | undefined): string {
  const on = verdict?.outcome === 'conditional' ? verdict.on : [];
  const sorted = (_: string, value: unknown) =>
    Array.isArray(value)
      ? [...value].sort((a, b) =>
          JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
        )
      : value;
  return `${verdict?.outcome} ${JSON.stringify(on, sorted)}`;
}

function compared(before: Network, after: Network): string[] {
  const { opened, closed, changed: others } = compare(before, after);
  return [
    ...opened.map(way => `opened ${nameOf(way)}`),
    ...closed.map(way => `closed ${nameOf(way)}`),
    ...others.map(way => `changed ${nameOf(way)}`),
  ].sort();
}

const dns = fc.option(
  fc.record({
    namespace: fc.constantFrom('shop', 'pay', 'kube-system'),
    podLabels: fc.constantFrom<Record<string, string>[]>(
      { app: 'web' },
      { tier: 'back' },
    ),
    ips: fc.constantFrom<string[][]>([], ['203.0.113.7']),
    port: fc.constant(53),
  }),
  { nil: undefined },
);

describe('the comparison of two states', () => {
  it('finds every way whose answer differs, and no other', () => {
    fc.assert(
      fc.property(randomCluster, randomChange, dns, (cluster, change, dns_) => {
        const facts = { ...cluster.facts, ...(dns_ && { dns: dns_ }) };
        const start = { ...cluster, objects: [...cluster.objects, ...aliases] };
        const networkOf = reader(facts);
        const before = networkOf(start.objects);
        const after = networkOf(changed(start, change));
        expect(compared(before, after)).toEqual(differences(before, after));
      }),
      { numRuns },
    );
  }, 120_000);
});

import { Cluster, KubernetesObject, toCluster } from '../evaluator/cluster';
import { End, Protocol, Question } from '../evaluator/question';
import { RandomCluster } from './random-cluster';

/** About the ports that somebody expects at the end that is called. */
const atHome: Protocol[] = ['TCP', 'TCP'];
/** About all that are mentioned anywhere. */
const anywhere: Protocol[] = ['TCP', 'TCP', 'UDP', 'SCTP'];

/** What to ask of a cluster: every ordered pair, each about a few ports in turn. */
export function questionsOf(
  { objects, addresses }: RandomCluster,
  cluster: Cluster = toCluster(objects),
): Question[] {
  const inside = cluster.workloads.map((pods): End => ({ pods }));
  const outside = addresses.map((address): End => ({ address }));
  const pairs = [
    ...inside.flatMap(from => inside.map(to => ({ from, to }))),
    ...inside.flatMap(from => outside.map(to => ({ from, to }))),
    ...outside.flatMap(from => inside.map(to => ({ from, to }))),
  ];
  const all = portsIn(objects);
  const beside = all.flatMap(port => [port - 1, port, port + 1]); // where rules end
  return pairs.flatMap((pair, index) => [
    ...asked(pair, atHome, portsAt(pair.to, objects), index),
    ...asked(pair, anywhere, beside, index),
  ]);
}

/** One question for each of the protocols, about ports that the pairs before have not asked about. */
function asked(
  pair: { from: End; to: End },
  protocols: Protocol[],
  ports: number[],
  index: number,
): Question[] {
  return protocols.map((protocol, turn) => ({
    ...pair,
    protocol,
    port: ports[(index * protocols.length + turn) % ports.length],
  }));
}

/** The ports of the pods, and those that Services and policies beside them mention. */
function portsAt(end: End, objects: KubernetesObject[]): number[] {
  if ('address' in end) return portsIn([]);
  const { namespace, spec } = end.pods;
  const around = objects.filter(
    ({ kind, metadata }) =>
      (metadata.namespace ?? 'default') === namespace &&
      /^(Service|AuthorizationPolicy|PeerAuthentication|Server)$/.test(kind),
  );
  return portsIn([spec, around]);
}

/** The ports that stand somewhere, 80 and one of the sidecar's own. */
export function portsIn(objects: unknown): number[] {
  const text = JSON.stringify(objects);
  const numbers = [
    ...text.matchAll(
      /"(?:port|endPort|containerPort|targetPort|number|start|end)":(\d+)/g,
    ),
    ...text.matchAll(/"(\d+)"/g),
  ].map(([, digits]) => Number(digits));
  return [...new Set([...numbers, 80, 15020])].filter(
    port => port > 1 && port < 65535,
  );
}

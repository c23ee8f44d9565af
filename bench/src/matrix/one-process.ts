import {
  joinParts,
  NetworkPart,
  Reachability,
  revise,
  toPart,
  toSnapshot,
  whoReaches,
} from '@callboard/reachability';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { facts, largeManifests, Policy } from './large-network';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const edits = 300;

function toPartOf(manifest: object, n: number): NetworkPart {
  const text = JSON.stringify(manifest);
  return toPart(toSnapshot([{ path: `${n}.json`, text }]));
}

/** The time that something takes, in milliseconds. */
function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function at(share: number, times: number[]): number {
  const inOrder = [...times].sort((a, b) => a - b);
  return inOrder[Math.floor(inOrder.length * share)];
}

/** One more caller is let in. What it is about is evaluated again: who reaches the pods that the policy is for. */
function edit(policy: Policy, n: number): Policy {
  const [rule] = policy.spec.ingress;
  const more = { podSelector: { matchLabels: { app: `service-${n}` } } };
  const ingress = [{ ...rule, from: [...rule.from, more] }];
  return { ...policy, spec: { ...policy.spec, ingress } };
}

function main() {
  const atStart = process.memoryUsage().rss;
  const manifests = largeManifests({ workloads: 10_000, policies: 5_000 });
  const parts = manifests.map(toPartOf);
  let reachability = Reachability.of(joinParts(parts, facts));
  const build = timed(() => reachability.classes());
  const { workloads } = reachability.network;
  const ask = () =>
    workloads.map(one => timed(() => whoReaches(reachability, one)));
  const callers = { first: ask(), again: ask() };
  const evaluated = Array.from({ length: edits }, (_, n) => {
    const place = manifests.length - 1 - n * 7;
    const policy = edit(manifests[place] as Policy, n);
    const part = toPartOf(policy, place);
    const { app } = policy.spec.podSelector.matchLabels;
    return timed(() => {
      const { network } = reachability;
      const later = network.parts.with(place, part);
      reachability = reachability.revised(revise(network, later));
      reachability.network
        .workloadsIn(policy.metadata.namespace)
        .filter(({ name }) => name === app)
        .forEach(one => whoReaches(reachability, one));
    });
  });
  collectGarbage();
  const { heapUsed, rss } = process.memoryUsage();
  const measured = {
    'all callers sorted, ms': build,
    'callers, p50, ms': at(0.5, callers.first),
    'callers, p99, ms': at(0.99, callers.first),
    'callers again, p50, ms': at(0.5, callers.again),
    'callers again, p99, ms': at(0.99, callers.again),
    'edit of a policy, p50, ms': at(0.5, evaluated),
    'edit of a policy, p99, ms': at(0.99, evaluated),
    'memory in use, MB': heapUsed / 1e6,
    'memory of the process, MB': rss / 1e6,
    'of it before anything is read, MB': atStart / 1e6,
  };
  process.send!({ measured });
}

main();

import {
  Network,
  reach,
  toNetwork,
  toSnapshot,
  Verdict,
} from '@callboard/reachability';
import { KubernetesObject } from './evaluator/cluster';
import { End, Facts, Question } from './evaluator/question';

/** What the product's engine says of a cluster. */
export class Engine {
  /** The workloads that it sees, as `<kind> <namespace>/<name>`. */
  readonly workloads: string[];
  private readonly network: Network;

  /**
   * @param text - the manifests, as documents of one file
   */
  constructor(text: string, facts: Facts) {
    this.network = toNetwork(toSnapshot([{ path: 'all.yaml', text }]), facts);
    this.workloads = this.network.workloads.map(
      ({ kind, namespace, name }) => `${kind} ${namespace}/${name}`,
    );
  }

  /** Its verdict, with the reasons. */
  verdictOn({ from, to, ...question }: Question): Verdict {
    return reach(this.network, {
      ...question,
      from: this.peerOf(from),
      to: this.peerOf(to),
    });
  }

  private peerOf(end: End) {
    if ('address' in end) {
      const bits = end.address.includes(':') ? 128 : 32;
      return { kind: 'addresses' as const, cidr: `${end.address}/${bits}` };
    }
    const { kind, namespace, name } = end.pods;
    const index = this.workloads.indexOf(`${kind} ${namespace}/${name}`);
    const workload = this.network.workloads[index];
    return { kind: 'workload' as const, workload };
  }
}

/** One document for each object. JSON is YAML. */
export function toText(objects: KubernetesObject[]): string {
  return objects.map(object => JSON.stringify(object)).join('\n---\n');
}

import { partsOfAdminPolicies } from '../admin-policy/parts';
import { partsOfCiliumPolicies } from '../cilium/parts';
import { partsOfNetworkPolicies } from '../network-policy/parts';
import { Network } from '../network/network';
import { Peer } from '../packet/end';
import { AllAnswers, Answers } from './answers';
import {
  CallerClass,
  CallerClasses,
  callerClasses,
  revisedClasses,
} from './caller-classes';
import { judgeAll, Judgement } from './judgement';
import { meshJudges, traitOf } from './mesh-judge';
import { PartsOfSides } from './part';
import { Peers, peersOf } from './peers';
import { rangesOutside } from './ranges-outside';
import { workloadsRevised } from './revision';
import { sideJudge } from './side-judge';

/** What does not depend on what NetworkPolicies say. */
interface Ground {
  peers: Peers;
  answers: AllAnswers;
  partsOf: PartsOfSides;
}

/** What has been found out, by the number of the pods. */
interface Found {
  leaving: (Judgement | undefined)[];
  entering: (Judgement[] | undefined)[];
  classes?: CallerClasses;
}

/**
 * Who reaches whom in one state of a network, by the numbers of its peers. What is found out is kept.
 * @public
 */
export class Reachability {
  private readonly usual: Answers;
  private readonly meshAt: ReturnType<typeof meshJudges>;

  private constructor(
    readonly network: Network,
    private readonly ground: Ground,
    private readonly found: Found,
  ) {
    const { otherPolicies } = network.facts;
    this.usual = ground.answers.always(
      otherPolicies === 'none' ? 'allowed' : 'conditional',
    );
    this.meshAt = meshJudges(network, ground.peers);
  }

  /** `outside` are the ranges of addresses to tell apart; those that the network's policies do unless said. */
  static of(
    network: Network,
    outside: string[] = rangesOutside(network),
  ): Reachability {
    const peers = peersOf(network, outside, workload =>
      traitOf(network, workload),
    );
    const ground: Ground = {
      peers,
      answers: new AllAnswers(),
      partsOf: {
        ofNetworkPolicies: partsOfNetworkPolicies(network, peers),
        ofAdminPolicies: partsOfAdminPolicies(network, peers),
        ofCiliumPolicies: partsOfCiliumPolicies(network, peers),
      },
    };
    return new Reachability(network, ground, { leaving: [], entering: [] });
  }

  /** A later state of the network. Where only NetworkPolicies have changed, what does not rest on these is kept. */
  revised(network: Network): Reachability {
    const workloads = workloadsRevised(this.network, network);
    if (!workloads) return Reachability.of(network);
    const numbers = workloads.map(this.peers.numberOf);
    const { leaving, entering, classes } = this.found;
    const found: Found = {
      leaving: without(leaving, numbers),
      entering: without(entering, numbers),
    };
    const revised = new Reachability(network, this.ground, found);
    found.classes =
      classes &&
      revisedClasses(classes, numbers, this.peers, {
        before: from => this.leaving(from),
        after: from => revised.leaving(from),
      });
    return revised;
  }

  get peers(): Peers {
    return this.ground.peers;
  }

  endsOf(numbers: number[]): Peer[] {
    return numbers.map(one => this.peers.ends[one]);
  }

  /** Two ranges of addresses are nobody's concern here. */
  isAsked(from: number, to: number): boolean {
    const { pods } = this.peers;
    return from < pods || to < pods;
  }

  /** What holds on the ports of `to`. */
  between(from: number, to: number): Answers {
    const leaving = this.leaving(from);
    return this.ground.answers.all([
      this.usual,
      ...(leaving ? [this.saidOf(leaving, to)] : []),
      ...this.entering(to).map(one => this.saidOf(one, from)),
    ]);
  }

  /** What holds on the ports of `to` for those of a class whom {@link named} does not list. */
  betweenRest({ trait, rest }: CallerClass, to: number): Answers {
    return this.ground.answers.all([
      this.usual,
      ...(rest ? [rest[this.peers.traitOf[to]]] : []),
      ...this.entering(to).map(one => one.rest[trait]),
    ]);
  }

  /** Callers whose own side says the same of whomever it does not tell apart. */
  classes(): [id: string, CallerClass][] {
    return [...this.callers().classes];
  }

  /** The id of its class. */
  classOf(from: number): string {
    return this.callers().classOf[from];
  }

  /** The callers, in order, whom something on the way to `to` tells apart from the rest of their class; `to` itself. */
  named(to: number): number[] {
    const named = new Set([to, ...this.callers().naming[to]]);
    for (const { others } of this.entering(to)) {
      for (const from of others.keys()) named.add(from);
    }
    return [...named].sort((a, b) => a - b);
  }

  private callers(): CallerClasses {
    this.found.classes ??= callerClasses(this.peers, from =>
      this.leaving(from),
    );
    return this.found.classes;
  }

  /** What the policies of a caller say; nothing where it is no pod. */
  private leaving(from: number): Judgement | undefined {
    const { peers, answers, partsOf } = this.ground;
    const end = peers.ends[from];
    if (end.kind === 'addresses') return undefined;
    return (this.found.leaving[from] ??= judgeAll(
      peers,
      answers,
      sideJudge(this.network, partsOf, end.workload, 'egress'),
    ));
  }

  /** What the policies of the called say, and its mesh; none where it is no pod. */
  private entering(to: number): Judgement[] {
    const { peers, answers, partsOf } = this.ground;
    const end = peers.ends[to];
    if (end.kind === 'addresses') return [];
    return (this.found.entering[to] ??= [
      sideJudge(this.network, partsOf, end.workload, 'ingress'),
      ...this.meshAt(end.workload),
    ].map(judge => judgeAll(peers, answers, judge)));
  }

  private saidOf({ rest, others }: Judgement, peer: number): Answers {
    return others.get(peer) ?? rest[this.peers.traitOf[peer]];
  }
}

function without<T>(all: (T | undefined)[], numbers: number[]) {
  const left = [...all];
  for (const number of numbers) left[number] = undefined;
  return left;
}

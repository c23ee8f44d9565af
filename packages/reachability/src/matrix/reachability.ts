import { partsOfNetworkPolicies } from '../network-policy/parts';
import { Network } from '../network/network';
import { onceEach } from '../network/once';
import { End } from '../packet/end';
import { AllAnswers, Answers } from './answers';
import { CallerClass, callerClasses } from './caller-classes';
import { judgeAll, Judgement } from './judgement';
import { meshJudge, traitOf } from './mesh-judge';
import { Peers, peersOf } from './peers';
import { sideJudge } from './side-judge';

/** Who reaches whom, by the numbers of peers. What is found out is kept. */
export class Reachability {
  readonly peers: Peers;
  private readonly answers = new AllAnswers();
  private readonly usual: Answers;
  private readonly leavingEach: (from: End) => Judgement[];
  private readonly enteringEach: (to: End) => Judgement[];
  private known?: {
    classes: CallerClass[];
    classOf: CallerClass[];
    naming: number[][];
  };

  constructor(network: Network, outside: string[]) {
    const peers = peersOf(network, outside, workload =>
      traitOf(network, workload),
    );
    const partsOf = partsOfNetworkPolicies(network, peers);
    const { otherPolicies } = network.facts;
    this.peers = peers;
    this.usual = this.answers.always(
      otherPolicies === 'none' ? 'allowed' : 'conditional',
    );
    this.leavingEach = onceEach(end =>
      end.kind === 'workload'
        ? [sideJudge(network, partsOf, end.workload, 'egress')].map(judge =>
            judgeAll(peers, this.answers, judge),
          )
        : [],
    );
    this.enteringEach = onceEach(end =>
      end.kind === 'workload'
        ? [
            sideJudge(network, partsOf, end.workload, 'ingress'),
            ...meshJudge(network, peers, end.workload),
          ].map(judge => judgeAll(peers, this.answers, judge))
        : [],
    );
  }

  /** What holds on the ports of `to`. */
  between(from: number, to: number): Answers {
    return this.answers.all([
      this.usual,
      ...this.leaving(from).map(one => this.saidOf(one, to)),
      ...this.entering(to).map(one => this.saidOf(one, from)),
    ]);
  }

  /** What holds on the ports of `to` for those of a class whom {@link named} does not list. */
  betweenRest({ trait, rest }: CallerClass, to: number): Answers {
    return this.answers.all([
      this.usual,
      ...(rest ? [rest[this.peers.traitOf[to]]] : []),
      ...this.entering(to).map(one => one.rest[trait]),
    ]);
  }

  classes(): CallerClass[] {
    return this.lookUps().classes;
  }

  classOf(from: number): CallerClass {
    return this.lookUps().classOf[from];
  }

  /** The callers, in order, whom something on the way to `to` tells apart from the rest of their class; `to` itself. */
  named(to: number): number[] {
    const named = new Set([to, ...this.lookUps().naming[to]]);
    for (const { others } of this.entering(to)) {
      for (const from of others.keys()) named.add(from);
    }
    return [...named].sort((a, b) => a - b);
  }

  private leaving(from: number): Judgement[] {
    return this.leavingEach(this.peers.ends[from]);
  }

  private entering(to: number): Judgement[] {
    return this.enteringEach(this.peers.ends[to]);
  }

  private saidOf({ rest, others }: Judgement, peer: number): Answers {
    return others.get(peer) ?? rest[this.peers.traitOf[peer]];
  }

  private lookUps() {
    if (this.known) return this.known;
    const classes = callerClasses(this.peers, from => this.leaving(from).at(0));
    const classOf: CallerClass[] = [];
    for (const one of classes) {
      for (const from of one.members) classOf[from] = one;
    }
    this.known = { classes, classOf, naming: this.callersNaming() };
    return this.known;
  }

  /** By who is called: the callers whose own side tells it apart. */
  private callersNaming(): number[][] {
    const callers = this.peers.ends.map((): number[] => []);
    for (let from = 0; from < this.peers.pods; from++) {
      for (const { others } of this.leaving(from)) {
        for (const to of others.keys()) callers[to].push(from);
      }
    }
    return callers;
  }
}

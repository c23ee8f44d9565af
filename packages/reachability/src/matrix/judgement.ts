import { End } from '../packet/end';
import { Outcome } from '../verdict/verdict';
import { Protocol, Workload } from '../workload/workload';
import { AllAnswers, Answers } from './answers';
import { Part } from './part';
import { Peers } from './peers';
import { notMeant } from './telling';

/** Who decides about everybody: a side of pods, or their mesh. */
export interface Judge {
  /** Whose side, or mesh, it is. */
  self: Workload;
  parts: Part[];
  /** Where its answer may change, beside its parts. */
  cutsFor(peer: End, protocol: Protocol): number[];
  /** Do they receive whom it is asked about, so that ports are theirs? */
  peersReceive: boolean;
  /** What it says of somebody whom exactly these parts mean. */
  about(
    peer: End,
    parts: Part[],
  ): (protocol: Protocol, port: number) => Outcome;
}

/** What somebody who decides says of everybody. */
export interface Judgement {
  /** Of those that are not among the others, by their trait. */
  rest: Answers[];
  others: Map<number, Answers>;
}

/** Those whom a judge does not tell apart, by one of them. */
interface Class {
  example: End;
  /** The parts that mean them. */
  parts: Part[];
}

/** Finds out what a judge says of everybody by asking about one of each class that its parts do not tell apart. */
export function judgeAll(
  peers: Peers,
  answers: AllAnswers,
  judge: Judge,
): Judgement {
  const told = toldApart(peers, judge);
  const self = peers.numberOf(judge.self);
  const meaning = peers.traits.map(trait =>
    judge.parts.filter(({ telling }) =>
      trait.isPod
        ? telling.ofPods !== notMeant
        : telling.ofAddresses !== notMeant,
    ),
  );
  const rest = peers.traits.map(({ members }, trait) => {
    const example = members.find(peer => peer !== self && !told.has(peer));
    return example === undefined
      ? answers.always('denied')
      : answersFor(answers, judge, {
          example: peers.ends[example],
          parts: meaning[trait],
        });
  });
  const bySignature = new Map<string, Answers>();
  const others = new Map<number, Answers>();
  for (const [peer, saidOf] of told) {
    if (peer === self) continue;
    const trait = peers.traitOf[peer];
    const parts = partsMeaning(judge.parts, meaning[trait], saidOf);
    const example = peers.ends[peer];
    const signature = signatureOf(judge, trait, saidOf, { example, parts });
    const found =
      bySignature.get(signature) ??
      answersFor(answers, judge, { example, parts });
    bySignature.set(signature, found);
    if (found !== rest[trait]) others.set(peer, found);
  }
  return { rest, others };
}

/** By peer, what the parts that do not say the same of everybody say of it: the number of the part, and its text. */
type Said = Map<number, string>;

function toldApart(
  peers: Peers,
  { parts, peersReceive }: Judge,
): Map<number, Said> {
  const told = new Map<number, Said>();
  const of = (peer: number) => {
    const known = told.get(peer) ?? new Map<number, string>();
    told.set(peer, known);
    return known;
  };
  parts.forEach(({ telling, namesPorts }, number) => {
    for (const [peer, text] of telling.others) of(peer).set(number, text);
    // Each receiver has ports of its own by that name.
    const isForMost = telling.ofPods !== notMeant;
    if (namesPorts && isForMost && peersReceive) {
      for (let peer = 0; peer < peers.pods; peer++) of(peer);
    }
  });
  return told;
}

function partsMeaning(all: Part[], usual: Part[], said: Said): Part[] {
  if (said.size === 0) return usual;
  const exceptions = new Set([...said.keys()].map(number => all[number]));
  return [
    ...usual.filter(part => !exceptions.has(part)),
    ...[...said].flatMap(([number, text]) =>
      text === notMeant ? [] : [all[number]],
    ),
  ];
}

function signatureOf(
  judge: Judge,
  trait: number,
  said: Said,
  { example, parts }: Class,
): string {
  const receiver = receiverOf(judge, example);
  const named = judge.peersReceive
    ? parts.filter(({ namesPorts }) => namesPorts)
    : [];
  const ports = named.map(({ cuts }) =>
    [cuts(receiver, 'TCP'), cuts(receiver, 'UDP'), cuts(receiver, 'SCTP')].join(
      ';',
    ),
  );
  return [trait, ...[...said].flat(), '/', ...ports].join(' ');
}

function answersFor(
  answers: AllAnswers,
  judge: Judge,
  { example, parts }: Class,
): Answers {
  const receiver = receiverOf(judge, example);
  return answers.ask(
    protocol => [
      ...judge.cutsFor(example, protocol),
      ...parts.flatMap(({ cuts }) => cuts(receiver, protocol)),
    ],
    judge.about(example, parts),
  );
}

function receiverOf(
  { self, peersReceive }: Judge,
  peer: End,
): Workload | undefined {
  if (!peersReceive) return self;
  return peer.kind === 'workload' ? peer.workload : undefined;
}

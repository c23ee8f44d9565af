import { Outcome } from '../verdict/verdict';
import { Protocol } from '../workload/workload';
import { lastPort, PortRanges, protocols } from './port-ranges';

/** From each of its starts to before the next the same holds; the first start is 1. */
type Steps = [start: number, outcome: Outcome][];

/** What holds on each port of each protocol. Those that say the same are the same object. */
export interface Answers {
  id: number;
  /** The same for the same answers, wherever they are kept. */
  text: string;
  steps: Record<Protocol, Steps>;
}

/** From what stops everything to what stops nothing. */
const strictest: Outcome[] = ['denied', 'unknown', 'conditional', 'allowed'];

/** Keeps one object for each thing that may be said, so that it is combined and compared by its number. */
export class AllAnswers {
  private readonly byText = new Map<string, Answers>();
  private readonly combined = new Map<number, Answers>();

  /** `outcomeAt` is asked at the starts alone: 1, and those of `cuts` that are ports. */
  ask(
    cuts: (protocol: Protocol) => number[],
    outcomeAt: (protocol: Protocol, port: number) => Outcome,
  ): Answers {
    const stepsFor = (protocol: Protocol) =>
      [...new Set([1, ...cuts(protocol).filter(isPort)])]
        .sort((a, b) => a - b)
        .map((start): Steps[number] => [start, outcomeAt(protocol, start)]);
    return this.keep({
      TCP: stepsFor('TCP'),
      UDP: stepsFor('UDP'),
      SCTP: stepsFor('SCTP'),
    });
  }

  /** The same on every port. */
  always(outcome: Outcome): Answers {
    return this.ask(
      () => [],
      () => outcome,
    );
  }

  /** What holds where both must agree. */
  private both(one: Answers, other: Answers): Answers {
    if (one === other) return one;
    const key =
      Math.min(one.id, other.id) * 2 ** 26 + Math.max(one.id, other.id);
    const known = this.combined.get(key);
    if (known) return known;
    const found = this.ask(
      protocol =>
        [...one.steps[protocol], ...other.steps[protocol]].map(
          ([start]) => start,
        ),
      (protocol, port) =>
        stricter(
          at(one.steps[protocol], port),
          at(other.steps[protocol], port),
        ),
    );
    this.combined.set(key, found);
    return found;
  }

  /** What holds where all must agree; at least one. */
  all([first, ...others]: Answers[]): Answers {
    return others.reduce((sum, one) => this.both(sum, one), first);
  }

  private keep(all: Answers['steps']): Answers {
    const steps = {
      TCP: withoutRepeats(all.TCP),
      UDP: withoutRepeats(all.UDP),
      SCTP: withoutRepeats(all.SCTP),
    };
    const text = JSON.stringify(steps);
    const known = this.byText.get(text) ?? {
      id: this.byText.size,
      text,
      steps,
    };
    this.byText.set(text, known);
    return known;
  }
}

/** Is it denied on every port? */
export function isDenied({ steps }: Answers): boolean {
  return protocols.every(
    protocol =>
      steps[protocol].length === 1 && steps[protocol][0][1] === 'denied',
  );
}

/**
 * Ports that are not closed, and what holds on them.
 * @public
 */
export interface OpenPorts {
  outcome: Exclude<Outcome, 'denied'>;
  ports: PortRanges;
}

/** The ports that are not closed, together by what holds. */
export function portsByOutcome(answers: Answers): OpenPorts[] {
  return (['allowed', 'conditional', 'unknown'] as const).flatMap(outcome => {
    const ports = portsWith(answers, outcome);
    return Object.keys(ports).length > 0 ? [{ outcome, ports }] : [];
  });
}

function portsWith({ steps }: Answers, outcome: Outcome): PortRanges {
  const ranges: PortRanges = {};
  for (const protocol of protocols) {
    const having = rangesWith(steps[protocol], outcome);
    if (having.length > 0) ranges[protocol] = having;
  }
  return ranges;
}

function rangesWith(steps: Steps, outcome: Outcome): [number, number][] {
  return steps.flatMap(([start, one], index): [number, number][] =>
    one === outcome
      ? [[start, (steps[index + 1]?.[0] ?? lastPort + 1) - 1]]
      : [],
  );
}

function isPort(port: number): boolean {
  return port >= 1 && port <= lastPort;
}

function withoutRepeats(steps: Steps): Steps {
  return steps.filter(
    ([, outcome], index) => outcome !== steps[index - 1]?.[1],
  );
}

function at(steps: Steps, port: number): Outcome {
  let found = steps[0][1];
  for (const [start, outcome] of steps) {
    if (start > port) break;
    found = outcome;
  }
  return found;
}

function stricter(one: Outcome, other: Outcome): Outcome {
  return strictest.indexOf(one) < strictest.indexOf(other) ? one : other;
}

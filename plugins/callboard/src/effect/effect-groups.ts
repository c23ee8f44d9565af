import {
  ChangedEdgeView,
  ConnectivityEffect,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { Translate } from '../connections/state-text';
import { EdgeChange, wordsOfEdge } from './words-of-edge';

/** One way from a caller to a port, and what becomes of it. */
export type EffectLine = {
  change: EdgeChange;
  /** `namespace/name` */
  from: string;
  /** `namespace/name` */
  to: string;
  port: string;
  /** What more there is to say; nothing where it is simply allowed now. */
  words?: string;
};

/** Environments in which the same happens. */
export type EffectGroup = {
  environments: string[];
  lines: EffectLine[];
  /** How many ways the reader may not see, in each of them. */
  hidden: number;
};

/** What happens, said once for all environments in which it is the same; those in which nothing does are left out. */
export function toEffectGroups(
  t: Translate,
  { environments }: ConnectivityEffect,
): EffectGroup[] {
  const groups = new Map<string, EffectGroup>();
  for (const { environment, hidden, ...edges } of environments) {
    const linesOf = (change: EdgeChange) =>
      edges[change].map(edge => toLine(t, change, edge));
    const lines = [
      // What somebody may lose stands first, so that no fold hides it behind what is gained.
      ...linesOf('closed'),
      ...linesOf('changed'),
      ...linesOf('opened'),
    ];
    const said = JSON.stringify([lines, hidden]);
    const group = groups.get(said) ?? { environments: [], lines, hidden };
    group.environments.push(environment);
    groups.set(said, group);
  }
  return [...groups.values()].filter(
    ({ lines, hidden }) => lines.length > 0 || hidden > 0,
  );
}

function toLine(
  t: Translate,
  change: EdgeChange,
  edge: ChangedEdgeView,
): EffectLine {
  return {
    change,
    from: nameOf(edge.from),
    to: nameOf(edge.to),
    port: edge.port,
    words: wordsOfEdge(t, change, edge),
  };
}

/** `namespace/name` */
export function nameOf({ namespace, name }: ServiceName): string {
  return `${namespace}/${name}`;
}

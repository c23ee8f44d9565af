import { portsText } from '../connections/ports-text';
import { fullName, type Named } from '../peers/named';
import { Listing } from './list-json';

const styles = {
  allowed: 'solid',
  conditional: 'dashed',
  unknown: 'dotted',
};

/**
 * A graph for Graphviz: a box for each namespace, an arrow for each pair and outcome.
 * @see https://graphviz.org/doc/info/lang.html
 */
export function* listDot({ ends, pairs }: Listing): Generator<string> {
  yield 'digraph callboard {\n  rankdir=LR;\n  node [shape=box];\n';
  yield* boxes(ends);
  for (const { from, to, ways } of pairs) {
    for (const { outcome, ports } of ways) {
      const label = text(portsText(ports));
      yield `  ${node(ends[from])} -> ${node(
        ends[to],
      )} [label=${label}, style=${styles[outcome]}];\n`;
    }
  }
  yield '}\n';
}

function* boxes(ends: Named[]): Generator<string> {
  const namespaces = new Map<string, string[]>();
  for (const end of ends) {
    if ('range' in end) {
      yield `  ${node(end)} [shape=ellipse];\n`;
      continue;
    }
    const lines = namespaces.get(end.namespace) ?? [];
    namespaces.set(end.namespace, lines);
    lines.push(
      `    ${node(end)} [label=${text(`${end.name}\n${end.kind}`)}];\n`,
    );
  }
  let number = 0;
  for (const [namespace, lines] of namespaces) {
    yield `  subgraph cluster_${number++} {\n    label=${text(namespace)};\n`;
    yield* lines;
    yield '  }\n';
  }
}

function node(end: Named): string {
  return text(fullName(end));
}

function text(value: string): string {
  return `"${value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/\r?\n|\r/g, '\\n')}"`;
}

import { parse } from 'yaml';
import { mergeObjects } from './three-way';

/** Each case in YAML: the base, what the person made of it, what is rendered now; then the outcome. */
interface Case {
  base: string;
  theirs: string;
  ours: string;
  merged: string;
  kept?: string[];
}

const cases: Record<string, Case> = {
  'the same change of both is no conflict': {
    base: '{a: 1, b: 1}',
    theirs: '{a: 2}',
    ours: '{b: null, a: 2}',
    merged: '{a: 2}',
  },
  'a number is not the text of it': {
    base: '{a: 80}',
    theirs: '{a: "80"}',
    ours: '{a: 81}',
    merged: '{a: "80"}',
    kept: ['a'],
  },
  'what we remove goes, what the person changed of it stays': {
    base: '{a: 1, b: 1, probe: {x: 1, y: 1}}',
    theirs: '{a: 1, b: 2, probe: {x: 1, y: 2}}',
    ours: '{}',
    merged: '{b: 2, probe: {x: 1, y: 2}}',
    kept: ['b', 'probe'],
  },
  'what the person removed stays out, listed where we changed it': {
    base: '{a: 1, b: 1}',
    theirs: '{}',
    ours: '{a: 2, b: 1}',
    merged: '{}',
    kept: ['a'],
  },
  'labels and annotations are merged by entry even where one side has none': {
    base: '{labels: {a: 1}}',
    theirs: '{labels: {a: 1, b: 1}, annotations: {mine: 1}}',
    ours: '{annotations: {yours: 1}}',
    merged: '{labels: {b: 1}, annotations: {yours: 1, mine: 1}}',
  },
  'a list with names is merged by item, in the order of the person': {
    base: '{env: [{name: A, value: 1}, {name: B, value: 1}, {name: C, value: 1}]}',
    theirs:
      '{env: [{name: C, value: 1}, {name: A, value: 2}, {name: B, value: 1}]}',
    ours: '{env: [{name: A, value: 1}, {name: X, value: 1}, {name: C, value: 3}]}',
    merged:
      '{env: [{name: C, value: 3}, {name: A, value: 2}, {name: X, value: 1}]}',
  },
  'a list whose items have no names of their own is one value': {
    base: '{env: [{name: A}, {name: B}]}',
    theirs: '{env: [{name: A}, {name: A}]}',
    ours: '{env: [{name: A}]}',
    merged: '{env: [{name: A}, {name: A}]}',
    kept: ['env'],
  },
  'ports without names are told apart by number, which keeps its order': {
    base: '{ports: [{containerPort: 9000}]}',
    theirs: '{ports: [{containerPort: 9000}, {containerPort: 80}]}',
    ours: '{ports: [{containerPort: 9000, protocol: UDP}]}',
    merged:
      '{ports: [{containerPort: 9000, protocol: UDP}, {containerPort: 80}]}',
  },
  'arguments are one value': {
    base: '{args: [a]}',
    theirs: '{args: [a, b]}',
    ours: '{args: [a, c]}',
    merged: '{args: [a, b]}',
    kept: ['args'],
  },
  'a probe has one handler': {
    base: '{probe: {httpGet: {port: 1}, periodSeconds: 5}}',
    theirs: '{probe: {httpGet: {port: 2}, periodSeconds: 5}}',
    ours: '{probe: {grpc: {port: 3}, periodSeconds: 9}}',
    merged: '{probe: {httpGet: {port: 2}, periodSeconds: 5}}',
    kept: ['probe'],
  },
  'rules are a set: each side adds and removes its own': {
    base: '{kind: NetworkPolicy, spec: {ingress: [{a: 1}, {b: 1}, {c: 1}]}}',
    theirs: '{kind: NetworkPolicy, spec: {ingress: [{c: 1}, {a: 1}, {x: 1}]}}',
    ours: '{kind: NetworkPolicy, spec: {ingress: [{b: 1}, {c: 1}, {y: 1}]}}',
    merged: '{kind: NetworkPolicy, spec: {ingress: [{c: 1}, {y: 1}, {x: 1}]}}',
  },
  'a rule that both changed leaves the list to the person': {
    base: '{kind: NetworkPolicy, spec: {ingress: [{a: 1}]}}',
    theirs: '{kind: NetworkPolicy, spec: {ingress: [{a: 2}]}}',
    ours: '{kind: NetworkPolicy, spec: {ingress: [{a: 3}]}}',
    merged: '{kind: NetworkPolicy, spec: {ingress: [{a: 2}]}}',
    kept: ['spec.ingress'],
  },
  'a rule that we take back and the person narrowed stays narrowed, and is listed':
    {
      base: '{kind: NetworkPolicy, spec: {ingress: [{a: 1}]}}',
      theirs: '{kind: NetworkPolicy, spec: {ingress: [{a: 2}]}}',
      ours: '{kind: NetworkPolicy, spec: {}}',
      merged: '{kind: NetworkPolicy, spec: {ingress: [{a: 2}]}}',
      kept: ['spec.ingress'],
    },
  'a name that every object has from the start is a name like any other': {
    base: '{data: {a: 1}}',
    theirs: '{data: {a: 1, constructor: x}}',
    ours: '{data: {a: 2, toString: y}}',
    merged: '{data: {a: 2, constructor: x, toString: y}}',
  },
};

describe('merging what a person and the renderer made of an object', () => {
  it.each(Object.entries(cases))('%s', (_, { kept = [], ...texts }) => {
    const outcome = mergeObjects({
      base: parse(texts.base),
      theirs: parse(texts.theirs),
      ours: parse(texts.ours),
    });

    expect(outcome.value).toEqual(parse(texts.merged));
    expect(outcome.kept.map(({ path }) => path)).toEqual(kept);
  });
});

import { strayIn } from './stray';

const judge = (text: string) => strayIn({ path: 'a.yaml', text })?.line;

describe('a file that is no manifest at all', () => {
  it.each([
    ['package.json', '{"name": "a", "keywords": ["kind"]}'],
    ['values of a chart', 'image: {tag: "1"}'],
    ['a workflow', 'on: push\njobs: {a: {env: {B: "${{ github.ref }}"}}}'],
    ['an empty map', '{}'],
  ])('is %s', (_, text) => {
    expect(judge(text)).toBe(1);
  });

  it.each([
    ['has lost its first lines', 'metadata: {name: a}\nspec: {}'],
    ['is a list without its kind', 'items: [{kind: Pod}]'],
    ['is a template', '{{ include "policy" . }}'],
    ['is a template of values', 'a: "{{ .b }}"'],
    ['cannot be read', 'a: ['],
    ['is a list', '[{kind: Pod}]'],
    ['is several documents', 'a: 1\n---\nkind: Pod'],
    ['is a text', 'a'],
  ])('is none that %s', (_, text) => {
    expect(judge(text)).toBeUndefined();
  });
});

import { putAside } from './beside-manifests';

const kustomize = 'apiVersion: kustomize.config.k8s.io/v1beta1\n';

function judge(files: Record<string, string>) {
  const aside = putAside(
    Object.entries(files).map(([path, text]) => ({ path, text })),
  );
  return {
    manifests: aside.files.map(({ path }) => path),
    problems: aside.problems.map(
      ({ path, line, message }) => `${path}:${line}: ${message}`,
    ),
  };
}

describe('a Kustomization', () => {
  it.each(['kustomization.yaml', 'kustomization.yml', 'Kustomization'])(
    'is harmless as %s where it lists files and folders that are there',
    name => {
      const text = `${kustomize}kind: Kustomization\nresources: [a.yaml, ../base]\n`;
      expect(
        judge({ [`over/${name}`]: text, 'over/a.yaml': '', 'base/b.yaml': '' }),
      ).toEqual({ manifests: ['over/a.yaml', 'base/b.yaml'], problems: [] });
    },
  );

  it.each([
    ['namespace: other', 'yaml:2: ', '`namespace` changes them'],
    ['images: []\n"patches": []', 'yaml:3: ', '`patches` changes them'],
    ['resources: [https://example.com/a]', 'yaml:2: ', 'is not in the folder'],
    ['resources:\n- ../out', 'yaml:3: ', '`../out` is not in the folder'],
    ['resources: {}', 'yaml:2: ', '`{}` is not in the folder'],
    ['---\nkind: Kustomization', 'yaml:2: ', 'not a YAML document'],
    ['a: [', 'yaml:2: ', 'not a YAML document'],
  ])('is a problem with %s, with its line', (field, line, message) => {
    const { problems } = judge({ 'kustomization.yaml': kustomize + field });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(line);
    expect(problems[0]).toContain(message);
  });

  it.each(['[a]', 'a'])('is a problem as %s', text => {
    expect(judge({ 'kustomization.yaml': text }).problems).toEqual([
      'kustomization.yaml:1: it is no map of fields',
    ]);
  });

  it('is harmless where it changes what no answer depends on', () => {
    const text = `${kustomize}images: [{name: a, newTag: b}]\nreplicas: []\nconfigMapGenerator: []\n`;
    expect(judge({ 'kustomization.yaml': text }).problems).toEqual([]);
  });

  it('is an object like others where it is one of Flux', () => {
    const text =
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {}\n';
    expect(judge({ 'kustomization.yaml': text }).manifests).toEqual([
      'kustomization.yaml',
    ]);
  });
});

describe('a chart', () => {
  it('is harmless, values included, where it depends on no other', () => {
    expect(
      judge({
        'a/Chart.yaml': 'name: a',
        'a/values.yaml': 'b: 1',
        'a/values-prod.yaml': 'b: 2',
        'a/values.schema.json': '{}',
        'a/templates/b.yaml': '',
        'values.yaml': 'c: 1',
      }),
    ).toEqual({
      manifests: ['a/templates/b.yaml', 'values.yaml'],
      problems: [],
    });
  });

  it('is a problem where it depends on others', () => {
    expect(judge({ 'Chart.yaml': 'a: b\ndependencies: []' }).problems).toEqual([
      expect.stringContaining('Chart.yaml:2: '),
    ]);
    expect(judge({ 'Chart.yaml': '{' }).problems).toHaveLength(1);
  });
});

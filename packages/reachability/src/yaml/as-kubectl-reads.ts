import type { DocumentOptions, ParseOptions, SchemaOptions, Tags } from 'yaml';

type Options = ParseOptions & DocumentOptions & SchemaOptions;

const notInGoYaml = ['binary', 'omap', 'pairs', 'set', 'timestamp'].map(
  name => `tag:yaml.org,2002:${name}`,
);

/** As YAML 1.2 writes them, which go-yaml reads, too. */
const octal = {
  tag: 'tag:yaml.org,2002:int',
  default: true as const,
  test: /^[-+]?0o[0-7_]+$/,
  resolve: (text: string) =>
    parseInt(text.replace('0o', '').replaceAll('_', ''), 8),
};

const ofGoYaml = (tags: Tags): Tags => [
  octal,
  ...tags.filter(
    tag =>
      typeof tag === 'string' ||
      !(
        notInGoYaml.includes(tag.tag) ||
        ('format' in tag && tag.format === 'TIME')
      ),
  ),
];

/**
 * YAML as go-yaml reads it, and with it every tool of Kubernetes: version 1.1, where `yes` and `on` are no texts and 010 is
 * eight, but for times and sexagesimal numbers.
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/resolve.go
 */
export const asKubectlReads: Options = {
  version: '1.1',
  merge: true,
  customTags: ofGoYaml,
};

import type { DocumentOptions, ParseOptions, SchemaOptions, Tags } from 'yaml';
import { number } from './number';

type Options = ParseOptions & DocumentOptions & SchemaOptions;

/** Those of YAML 1.1 that go-yaml does not know, and the numbers, for which it has rules of its own. */
const notAsInGoYaml = [
  'binary',
  'float',
  'int',
  'omap',
  'pairs',
  'set',
  'timestamp',
].map(name => `tag:yaml.org,2002:${name}`);

const ofGoYaml = (tags: Tags): Tags => [
  number,
  ...tags.filter(
    tag => typeof tag === 'string' || !notAsInGoYaml.includes(tag.tag),
  ),
];

/**
 * YAML as go-yaml reads it, and with it every tool of Kubernetes: version 1.1, where `yes` and `on` are no texts and 010 is
 * eight, but for times and sexagesimal numbers.
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.6.0/yaml.go
 * @public
 */
export const asKubectlReads: Options = {
  version: '1.1',
  merge: true,
  customTags: ofGoYaml,
};

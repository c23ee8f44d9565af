import { readsAsText } from '@callboard/kubernetes-yaml';
import { stringify } from 'yaml';

/**
 * Prints plain data, such as a manifest, as YAML that YAML 1.1 readers (every Kubernetes tool) and YAML 1.2 readers understand alike:
 * `yes`, `on` and octal-looking texts are quoted, and no anchors tie equal parts together.
 */
export function toYaml(value: object): string {
  return stringify(value, {
    aliasDuplicateObjects: false,
    compat: readsAsText,
    indentSeq: false,
    lineWidth: 0,
  });
}

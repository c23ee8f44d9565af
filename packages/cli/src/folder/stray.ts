import { readDocument } from '@callboard/contract';
import type { ManifestFile, Problem } from '@callboard/reachability';

/** What an object of Kubernetes has at the top, or a list of objects. */
const fields = ['apiVersion', 'kind', 'metadata', 'spec', 'items', 'objects'];

/** As GitHub's workflows have it, and Backstage's templates; what else has braces is to be rendered to who knows what. */
const braces = /(?<!\$)\{\{/;

/**
 * Says of a file with a map that is no object in any way, such as `package.json`, that it is none: no cluster takes it, and
 * no answer depends on it. Nothing for a file that holds, or was meant to hold, anything else.
 */
export function strayIn({ path, text }: ManifestFile): Problem | undefined {
  if (braces.test(text)) return undefined;
  const document = readDocument(text);
  return document.ok && isMapWithoutFields(document.value)
    ? {
        path,
        line: 1,
        message:
          'no Kubernetes object, for it has neither apiVersion nor kind: `--ignore` passes over it',
      }
    : undefined;
}

function isMapWithoutFields(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !fields.some(field => Object.hasOwn(value, field))
  );
}

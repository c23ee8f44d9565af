import { ManifestSet } from '@callboard/test-cluster/src/manifest-sets';
import { join } from 'node:path';
import { Complaint, nameOf } from './complaint';
import { PublishedSchemas, schemaPath } from './PublishedSchemas';
import { run } from './run';
import { filesOf, withFolder } from './with-folder';

/**
 * What kubeconform, at its strictest, has against the manifests of a set.
 * @param program path
 * @param schemas of every kind in it
 * @throws where it has not judged every manifest
 */
export function askKubeconform(
  program: string,
  schemas: PublishedSchemas,
  { documents }: ManifestSet,
): Complaint[] {
  const files = [...schemas.all(), ...filesOf(documents)];
  const { resources, summary } = withFolder(files, folder =>
    run(program, [
      ...['-strict', '-summary', '-output', 'json'],
      ...['-schema-location', join(folder, 'schemas', schemaPath)],
      join(folder, 'manifests'),
    ]),
  );
  const judged = summary.valid + summary.invalid + summary.errors;
  if (judged !== documents.length) {
    throw new Error(`${judged} of ${documents.length} manifests were judged`);
  }
  return resources.map(({ kind, name, status, msg }: any) => ({
    check: status,
    says: msg,
    about: nameOf({ kind, metadata: { name } }),
  }));
}

import { ManifestSet } from '@callboard/test-cluster/src/manifest-sets';
import { join } from 'node:path';
import { Complaint, nameOf } from './complaint';
import { run } from './run';
import { filesOf, withFolder } from './with-folder';

/** kube-score's grade for nothing to complain of. */
const ALL_OK = 10;

/** The checks that are off unless somebody asks for them, and that we want to pass. */
const optional = ['container-ports-check', 'container-seccomp-profile'];

/**
 * What kube-score has against the manifests of a set.
 * @param program path
 * @see https://github.com/zegl/kube-score/blob/v1.20.0/README_CHECKS.md
 */
export function askKubeScore(program: string, set: ManifestSet): Complaint[] {
  const files = filesOf(set.documents);
  const scored: any[] | null = withFolder(files, folder =>
    run(program, [
      ...['score', '--output-format', 'json'],
      ...['--kubernetes-version', `v${set.platform.spec.kubernetes}`],
      ...optional.flatMap(it => ['--enable-optional-test', it]),
      // What we write cannot excuse itself.
      '--disable-ignore-checks-annotations',
      ...files.map(({ path }) => join(folder, path)),
    ]),
  );
  return (scored ?? []).flatMap(({ type_meta: type, object_meta, checks }) =>
    checks
      .filter(({ skipped, grade }: any) => !skipped && grade < ALL_OK)
      .flatMap(({ check, comments }: any) =>
        comments.map(({ summary }: any) => ({
          check: check.id,
          says: summary,
          about: nameOf({ ...type, metadata: object_meta }),
        })),
      ),
  );
}

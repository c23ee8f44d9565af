import { paths } from '@callboard/manifests';
import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { RepositoryState } from '../repository/state';
import { ChangePlan } from './ChangePlan';

/**
 * The paths at which a change does not fit any more: contracts that moved on since it was planned, and manifests that
 * its contracts render to otherwise now, because a platform or a peer moved on. Empty where it fits.
 */
export function outdatedPaths(
  state: RepositoryState,
  change: ChangeDetail,
  planned: ChangePlan,
): string[] {
  const now = new Map(planned.edits.map(({ path, after }) => [path, after]));
  const then = new Map(change.files.map(({ path, after }) => [path, after]));
  const present = (path: string) => state.files.get(path)?.text ?? null;
  const textIn = (files: Map<string, string | null>, path: string) =>
    files.has(path) ? files.get(path) : present(path);
  const moved = change.files.filter(
    ({ path, before, after }) =>
      path.startsWith(`${paths.services}/`) &&
      ![before, after].includes(present(path)),
  );
  return [
    ...new Set([
      ...moved.map(({ path }) => path),
      ...[...now.keys(), ...then.keys()].filter(
        path => textIn(now, path) !== textIn(then, path),
      ),
    ]),
  ];
}

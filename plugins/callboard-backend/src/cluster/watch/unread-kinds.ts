import { KindSighting } from '../ClusterSighting';
import { Discovered } from './discover';
import { kindsWanted } from './kinds-wanted';

/** Of groups that cannot be read, each kind that they may have. */
export function unreadKinds(unread: Discovered['unread']): KindSighting[] {
  const groups = new Map(unread.map(one => [one.group, one]));
  return kindsWanted.flatMap(({ group, kind, resource }) => {
    const one = groups.get(group);
    return one ? unreadKind({ ...one, kind, resource }) : [];
  });
}

/** Whatever may have been installed since one was last told which kinds there are. */
export function installedSince(
  heardAt: Date | undefined,
  message: string | undefined,
): KindSighting {
  const any = { group: '*', version: '*', kind: '*', resource: '*' };
  return { ...unreadKind({ ...any, message }), heardAt };
}

function unreadKind({
  message: failure,
  ...kind
}: Pick<KindSighting, 'group' | 'version' | 'kind' | 'resource'> & {
  message: string | undefined;
}): KindSighting {
  return { ...kind, isNamespaced: true, state: 'failing', failure };
}

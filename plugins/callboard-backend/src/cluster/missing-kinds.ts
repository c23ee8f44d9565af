import { ClusterSource } from '@callboard/plugin-callboard-common';
import { ClusterSighting, KindSighting } from './ClusterSighting';

type Missing = ClusterSource['missing'][number];

const verbs = '["get", "list", "watch"]';

const sentences: Record<
  Missing['why'],
  (kind: KindSighting, failure?: string) => string
> = {
  starting: one => `${nameOf(one)}: not read yet`,
  // "Cannot list at the cluster scope": a Role in some namespaces permits nothing of that.
  forbidden: one =>
    `${nameOf(one)}: the credentials have no right to read it${
      one.isNamespaced ? ' in all namespaces' : ''
    }, so what depends on it is unknown`,
  failing: (one, failure) =>
    `${nameOf(one)}: cannot be read${failure ? ` (${failure})` : ''}`,
};

/** The kinds that a cluster serves and that are not known, each with what would change that. */
export function missingKinds({
  kinds,
}: Pick<ClusterSighting, 'kinds'>): Missing[] {
  return kinds.flatMap(kind => {
    const { group, resource, state, failure } = kind;
    if (state === 'live' || state === 'stale') return [];
    return [
      {
        resource: group ? `${resource}.${group}` : resource,
        why: state,
        text: sentences[state](kind, failure),
        ...(state === 'forbidden' && { rule: ruleFor(kind) }),
      },
    ];
  });
}

/** Of a group that cannot be read, not every kind has a name. */
function nameOf({ group, kind, resource, heardAt }: KindSighting): string {
  if (kind !== '*') return kind;
  if (heardAt) return `what was installed since ${minuteOf(heardAt)}`;
  return resource === '*' ? `what ${group} has` : resource;
}

/** E.g. `2026-11-21 12:05 UTC`. */
function minuteOf(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function ruleFor({ group, resource }: KindSighting): string {
  return `- apiGroups: [${JSON.stringify(group)}]
  resources: [${JSON.stringify(resource)}]
  verbs: ${verbs}
`;
}

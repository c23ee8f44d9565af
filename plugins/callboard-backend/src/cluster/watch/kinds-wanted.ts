import { kindsRead, type Kind } from '@callboard/reachability';

/** Never, whatever an engine may ask for one day. */
const isSecret = ({ group, resource }: Pick<Kind, 'group' | 'resource'>) =>
  group === '' && (resource === 'secrets' || resource === '*');

/** What is watched: the kinds of the role that `callboard cluster-role` prints, each once. `*` is every kind of a group. */
export const kindsWanted: Kind[] = [
  ...new Map(
    Object.values(kindsRead)
      .flat()
      .filter(kind => !isSecret(kind))
      .map(kind => [`${kind.group} ${kind.resource}`, kind]),
  ).values(),
];

/** Of these Kubernetes itself is the author: whatever is wanted of them, every API server has. */
const groupsBuiltIn = new Set([
  ...['', 'apps', 'batch', 'discovery.k8s.io', 'networking.k8s.io'],
]);

/** Those that are there, whatever an API server says of itself while it starts. */
export const kindsBuiltIn = kindsWanted.filter(({ group }) =>
  groupsBuiltIn.has(group),
);

/** The groups that the wanted ones belong to. */
export const groupsWanted = new Set(kindsWanted.map(({ group }) => group));

export function isWanted(group: string, resource: string): boolean {
  return kindsWanted.some(
    one =>
      one.group === group &&
      (one.resource === resource || one.resource === '*'),
  );
}

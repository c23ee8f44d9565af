import { toError } from '@backstage/errors';
import { ApiServer } from '../ApiServer';
import { Served } from '../project/Served';
import { isOfWholeServer } from './back-off';
import { groupsWanted, isWanted, kindsBuiltIn } from './kinds-wanted';
import { unreadable } from './watch-event';

/** What a cluster serves of what is wanted. */
export interface Discovered {
  served: Served[];
  /** Versions of groups that are served, and nobody knows with which kinds: what serves them may be down, or starting. */
  unread: { group: string; version: string; message: string }[];
  /** The version of Kubernetes, e.g. `v1.36.2`; nothing where it cannot be read. */
  kubernetes?: string;
}

/**
 * Asks an API server which of the wanted kinds it serves, each in the version that it prefers, and which version it is
 * itself. A group that cannot be read costs what it has, nothing else.
 * @throws ApiServerError where not even the groups can be read
 */
export async function discover(
  api: ApiServer,
  signal: AbortSignal,
): Promise<Discovered> {
  const groups = groupsIn(await api.get('/apis', signal));
  const versions = [{ group: '', version: 'v1' }, ...groups];
  const found: Discovered = { served: [], unread: [] };
  for (const one of versions) {
    const { group, version } = one;
    const path = group ? `/apis/${group}/${version}` : `/api/${version}`;
    try {
      const resources = await api.get(path, signal);
      for (const served of servedIn(resources, one)) {
        if (!isAmong(found.served, served)) found.served.push(served);
      }
    } catch (error) {
      // Whoever cannot be asked for this cannot be asked for the others.
      if (!group && isOfWholeServer(toError(error))) throw error;
      found.unread.push({ ...one, message: toError(error).message });
    }
  }
  found.unread.push(...unnamedIn(found));
  const kubernetes = await versionOf(api, signal);
  return { ...found, ...(kubernetes && { kubernetes }) };
}

/** Everybody may read it unless somebody took that away: answers do not depend on it. `any`: as below. */
async function versionOf(
  api: ApiServer,
  signal: AbortSignal,
): Promise<string | undefined> {
  const answer: any = await api.get('/version', signal).catch(() => undefined);
  const version = answer?.gitVersion;
  return typeof version === 'string' ? version : undefined;
}

interface GroupVersion {
  group: string;
  version: string;
}

/** Of each wanted group its versions, the preferred one first. `any`: raw JSON, in which nothing is sure to be there. */
function groupsIn(list: any): GroupVersion[] {
  return named(list, 'groups')
    .filter(({ name }) => groupsWanted.has(name))
    .flatMap(({ name, versions, preferredVersion }) => {
      const all = [preferredVersion, ...(versions ?? [])];
      const names = new Set<string>(all.flatMap(one => one?.version ?? []));
      return [...names].map(version => ({ group: name, version }));
    });
}

/** What can be listed; what has a slash in its name is a part of another. `any`: as above. */
function servedIn(list: any, { group, version }: GroupVersion): Served[] {
  return named(list, 'resources')
    .filter(
      ({ name, verbs }) =>
        !name.includes('/') && verbs?.includes('list') && isWanted(group, name),
    )
    .map(({ name, kind, namespaced }) => ({
      ...{ group, version, kind, resource: name },
      isNamespaced: Boolean(namespaced),
    }));
}

/** That nothing is named where something should be is no word of what there is. `any`: as above. */
function named(list: any, what: 'groups' | 'resources'): any[] {
  if (Array.isArray(list?.[what])) return list[what];
  throw unreadable(`did not say which ${what} it has`);
}

/** The groups of kinds that every API server has, and that this one did not name: it does not say yet what there is. */
function unnamedIn({ served, unread }: Discovered): Discovered['unread'] {
  const unnamed = kindsBuiltIn.filter(
    one =>
      !isAmong(served, one) && !unread.some(({ group }) => group === one.group),
  );
  return [...new Set(unnamed.map(({ group }) => group))].map(group => ({
    ...{ group, version: 'v1' },
    message: 'the API server did not name it, and every one has it',
  }));
}

function isAmong(
  all: Served[],
  { group, resource }: Pick<Served, 'group' | 'resource'>,
): boolean {
  return all.some(one => one.group === group && one.resource === resource);
}

import { toError } from '@backstage/errors';
import { ApiServer } from '../ApiServer';
import { Served } from '../project/Served';
import { isOfWholeServer } from './back-off';
import { groupsWanted, isWanted } from './kinds-wanted';

/** What a cluster serves of what is wanted. */
export interface Discovered {
  served: Served[];
  /** Versions of groups that are served, and nobody knows with which kinds: what serves them may be down. */
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
  const groups: any[] = Array.isArray(list?.groups) ? list.groups : [];
  return groups
    .filter(({ name }) => groupsWanted.has(name))
    .flatMap(({ name, versions, preferredVersion }) => {
      const all = [preferredVersion, ...(versions ?? [])];
      const names = new Set<string>(all.flatMap(one => one?.version ?? []));
      return [...names].map(version => ({ group: name, version }));
    });
}

/** What can be listed; what has a slash in its name is a part of another. `any`: as above. */
function servedIn(list: any, { group, version }: GroupVersion): Served[] {
  const resources: any[] = Array.isArray(list?.resources) ? list.resources : [];
  return resources
    .filter(
      ({ name, verbs }) =>
        !name.includes('/') && verbs?.includes('list') && isWanted(group, name),
    )
    .map(({ name, kind, namespaced }) => ({
      ...{ group, version, kind, resource: name },
      isNamespaced: Boolean(namespaced),
    }));
}

function isAmong(all: Served[], { group, resource }: Served): boolean {
  return all.some(one => one.group === group && one.resource === resource);
}

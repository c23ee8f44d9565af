import { AuditedRequest } from '@callboard/test-cluster/src/ControlPlane';
import { printedRole } from '@callboard/test-cluster/src/printed-role';
import { parse } from 'yaml';

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

/** What there is to ask for, and the version of the API server: everybody who is known to it may read that. */
const isDiscovery = /^\/(version|api(\/[^/]+)?|apis(\/[^/]+){0,2})$/;

/** All objects of a kind, in all namespaces: neither one of them nor a part of it. */
const wholeKind = /^\/(?:api|apis\/([^/]+))\/[^/]+\/([^/]+)$/;

/**
 * Requests for something else than what `callboard cluster-role` prints and what there is to ask for.
 * @returns each as its verb and path; nothing where all of them keep to it
 */
export function beyondPrintedRole(requests: AuditedRequest[]): string[] {
  const { rules }: { rules: Rule[] } = parse(printedRole('any'));
  const beyond = requests.flatMap(({ verb, requestURI }) => {
    const [path] = requestURI.split('?');
    return isPermitted(rules, verb, path) ? [] : [`${verb} ${path}`];
  });
  return [...new Set(beyond)];
}

function isPermitted(rules: Rule[], verb: string, path: string): boolean {
  if (isDiscovery.test(path)) return verb === 'get';
  const [, group = '', resource] = wholeKind.exec(path) ?? [];
  return rules.some(
    ({ apiGroups, resources, verbs }) =>
      apiGroups.includes(group) &&
      verbs.includes(verb) &&
      (resources.includes(resource) || resources.includes('*')),
  );
}

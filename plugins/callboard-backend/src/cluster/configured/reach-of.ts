import { DirectAuthProvider, strategyNames } from './ConfiguredCluster';

/** Strategies of Backstage's Kubernetes plugin that want the token of whoever looks at a page. */
const ofReaders = ['aks', 'google', 'oidc'];

const direct: readonly string[] = [
  'serviceAccount',
  'localKubectlProxy',
  ...strategyNames,
];

/**
 * How a cluster can be reached that shows who asks in this way.
 * @param authProvider as in `kubernetes:`; one that Backstage does not bring is a strategy of somebody's own
 * @see https://backstage.io/docs/features/kubernetes/authentication/
 */
export function reachOf(
  authProvider: string,
):
  | { reach: 'direct'; authProvider: DirectAuthProvider }
  | { reach: 'proxy' }
  | { reach: 'none'; why: string } {
  if (ofReaders.includes(authProvider)) {
    return {
      reach: 'none',
      why: `authProvider '${authProvider}' needs the token of whoever reads, and a watch has no reader: it takes ${direct
        .slice(0, -1)
        .join(', ')} or ${direct.at(-1)}`,
    };
  }
  return isDirect(authProvider)
    ? { reach: 'direct', authProvider }
    : { reach: 'proxy' };
}

function isDirect(authProvider: string): authProvider is DirectAuthProvider {
  return direct.includes(authProvider);
}

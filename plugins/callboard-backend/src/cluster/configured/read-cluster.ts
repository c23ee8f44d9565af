import { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE,
  ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID,
} from '@backstage/plugin-kubernetes-common';
import { ConfiguredCluster, DirectCluster } from './ConfiguredCluster';
import { reachOf } from './reach-of';

/**
 * Reads one cluster of a locator of type `config`. One with a mistake is not reached, and says why.
 * @param root where credentials stand that all clusters of one provider share
 * @throws where it has no name
 */
export function readCluster(cluster: Config, root: Config): ConfiguredCluster {
  const name = cluster.getString('name');
  try {
    const authMetadata = authMetadataOf(cluster);
    const authProvider =
      authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER] ??
      cluster.getOptionalString('authProvider');
    if (!authProvider) throw new Error('it has no authProvider');
    const reached = reachOf(authProvider);
    if (reached.reach !== 'direct') return { name, ...reached };
    if (authProvider === 'googleServiceAccount') assertGoogleKey(root);
    return { name, ...reached, authMetadata, ...addressOf(cluster) };
  } catch (error) {
    return {
      name,
      reach: 'none',
      why: `its configuration: ${toError(error).message}`,
    };
  }
}

function addressOf(
  cluster: Config,
): Pick<DirectCluster, 'url' | 'skipTlsVerify' | 'caData' | 'caFile'> {
  const url = cluster.getString('url');
  const { protocol } = URL.canParse(url) ? new URL(url) : { protocol: '' };
  if (!['https:', 'http:'].includes(protocol)) {
    throw new Error('its url is none of https: or http:');
  }
  const caData = cluster.getOptionalString('caData');
  const caFile = cluster.getOptionalString('caFile');
  return {
    url,
    skipTlsVerify: cluster.getOptionalBoolean('skipTLSVerify') ?? false,
    ...(caData && { caData }),
    ...(caFile && { caFile }),
  };
}

/** Some of it has names of its own; `authMetadata` goes before them. */
function authMetadataOf(cluster: Config): Record<string, string> {
  const token = cluster.getOptionalString('serviceAccountToken');
  const assumeRole = cluster.getOptionalString('assumeRole');
  const externalId = cluster.getOptionalString('externalId');
  return {
    ...(token && { serviceAccountToken: token }),
    ...(assumeRole && { [ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE]: assumeRole }),
    ...(externalId && { [ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID]: externalId }),
    ...cluster.getOptional<Record<string, string>>('authMetadata'),
  };
}

/** The strategy's own message about it quotes the key. */
function assertGoogleKey(root: Config): void {
  const key = root.getOptionalString(
    'kubernetes.googleServiceAccountCredentials',
  );
  try {
    if (key) JSON.parse(key);
  } catch {
    throw new Error('kubernetes.googleServiceAccountCredentials is no JSON');
  }
}

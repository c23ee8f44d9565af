import { readFile } from 'node:fs/promises';
import { ApiServerError } from '../ApiServer';
import { Connection } from '../api/DirectApiServer';
import { DirectCluster } from './ConfiguredCluster';
import { OwnPod } from './OwnPod';
import { Tokens } from './Tokens';

/** Asked before each request, for what it answers is renewed. */
export type Connect = () => Promise<Connection>;

/**
 * How to connect to a cluster.
 * @param ownPod where this backend runs in a pod
 * @param tokens of the strategies of Backstage's Kubernetes plugin, where the cluster needs one
 * @returns a sentence where it is not possible
 */
export function connectionOf(
  cluster: DirectCluster,
  { ownPod, tokens }: { ownPod?: OwnPod; tokens?: Tokens },
): Connect | string {
  const { authProvider, authMetadata } = cluster;
  if (authProvider === 'localKubectlProxy') return async () => placeOf(cluster);
  if (authProvider !== 'serviceAccount') {
    return tokens
      ? async () => ({
          ...(await placeOf(cluster)),
          token: await tokens.get(cluster),
        })
      : `authProvider '${authProvider}' is a strategy of Backstage's Kubernetes plugin: add @backstage/plugin-kubernetes-backend to this backend`;
  }
  const token = authMetadata.serviceAccountToken?.trim();
  if (token) return async () => ({ ...(await placeOf(cluster)), token });
  // Without a token the Kubernetes plugin means the cluster that it runs in, whatever the address.
  return ownPod
    ? () => ownPod.connect()
    : 'it has no serviceAccountToken, and this backend runs in no pod whose token it could take';
}

async function placeOf({
  url,
  skipTlsVerify,
  caFile,
  caData,
}: DirectCluster): Promise<Connection> {
  const ca = caFile
    ? await readFile(caFile).catch(({ code }) => {
        throw new ApiServerError(`cannot read its caFile: ${code}`);
      })
    : caData && Buffer.from(caData, 'base64');
  return { url, skipTlsVerify, ...(ca && { ca }) };
}

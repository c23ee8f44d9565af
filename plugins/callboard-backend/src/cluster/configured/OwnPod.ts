import { SERVICEACCOUNT_CA_PATH } from '@backstage/plugin-kubernetes-common';
import { access, readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { dirname, join } from 'node:path';
import { ApiServerError } from '../ApiServer';
import { Connection } from '../api/DirectApiServer';

/**
 * The pod that this backend runs in: its ServiceAccount may be what reads the cluster around it.
 * @see https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
 */
export class OwnPod {
  private constructor(
    /** Where the ServiceAccount is mounted. */
    private readonly folder: string,
    private readonly url: string,
  ) {}

  /**
   * @param env of the process: the kubelet writes there where the API server is
   * @param root in which the files of a pod lie
   * @returns nothing where this backend runs in no pod, or in one without a ServiceAccount
   */
  static async find(
    env: Record<string, string | undefined>,
    root = '/',
  ): Promise<OwnPod | undefined> {
    const ca = join(root, SERVICEACCOUNT_CA_PATH);
    const host = env.KUBERNETES_SERVICE_HOST;
    if (!host || !(await isThere(ca))) return undefined;
    const port = env.KUBERNETES_SERVICE_PORT ?? '443';
    const name = isIPv6(host) ? `[${host}]` : host;
    return new OwnPod(dirname(ca), `https://${name}:${port}`);
  }

  /** Reads the files each time: the kubelet renews them. */
  async connect(): Promise<Connection> {
    const [ca, token] = await Promise.all([
      this.read('ca.crt'),
      this.read('token'),
    ]);
    return { url: this.url, ca, token: token.toString().trim() };
  }

  private async read(name: string): Promise<Buffer> {
    const content = await readFile(join(this.folder, name)).catch(
      ({ code }) => {
        throw new ApiServerError(`cannot read ${name} of this pod: ${code}`);
      },
    );
    // Without a token it would be asked without a name.
    if (!content.length) {
      throw new ApiServerError(`${name} of this pod is empty`);
    }
    return content;
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

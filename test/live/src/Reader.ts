import { ApiServer } from '@callboard/plugin-callboard-backend/src/cluster/ApiServer';
import { DirectApiServer } from '@callboard/plugin-callboard-backend/src/cluster/api/DirectApiServer';
import { systemClock } from '@callboard/plugin-callboard-backend/src/cluster/watch/Clock';
import { ClusterWatch } from '@callboard/plugin-callboard-backend/src/cluster/watch/ClusterWatch';
import { Cluster } from '@callboard/test-cluster/src/Cluster';
import { ControlPlane } from '@callboard/test-cluster/src/ControlPlane';
import { readFileSync } from 'node:fs';

/** A minute of it is three seconds. */
const hurrying = {
  ...systemClock,
  now: () => new Date(Date.now() * 20),
  sleep: (seconds: number, signal: AbortSignal) =>
    systemClock.sleep(seconds / 20, signal),
};

/** All that a reader is permitted in the tests: groups and resources. */
export interface Right {
  group: string;
  resources: string[];
}

/** Whoever watches the cluster with the rights of one service account. */
export class Reader {
  token = '';
  private readonly watches: ClusterWatch[] = [];

  private constructor(
    private readonly controlPlane: ControlPlane,
    private readonly name: string,
  ) {}

  /** @param rights to get, list and watch, and no others */
  static async create(
    controlPlane: ControlPlane,
    name: string,
    rights: Right[],
  ): Promise<Reader> {
    const reader = new Reader(controlPlane, name);
    const cluster = new Cluster(controlPlane.admin);
    const rbac = 'rbac.authorization.k8s.io';
    await reader.permit(rights);
    const binding = {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace: 'default' }],
    };
    await cluster.apply(JSON.stringify(binding));
    await reader.renewToken();
    return reader;
  }

  /** As the audit log calls it. */
  get username(): string {
    return `system:serviceaccount:default:${this.name}`;
  }

  /** From now on these are its rights. */
  async permit(
    rights: Right[],
    verbs = ['get', 'list', 'watch'],
  ): Promise<void> {
    const role = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: this.name },
      rules: rights.map(({ group, resources }) => ({
        ...{ apiGroups: [group], resources, verbs },
      })),
    };
    await new Cluster(this.controlPlane.admin).apply(JSON.stringify(role));
  }

  /** Its account is made anew: a token of before counts for nothing. */
  async revokeToken(): Promise<void> {
    await this.controlPlane.admin.send('DELETE', this.account());
  }

  async renewToken(): Promise<void> {
    const { admin } = this.controlPlane;
    const account = {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: this.name },
    };
    const all = '/api/v1/namespaces/default/serviceaccounts';
    await admin.send('POST', all, JSON.stringify(account));
    const request = {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: 3600 },
    };
    const { body } = await admin.send(
      'POST',
      `${this.account()}/token`,
      JSON.stringify(request),
    );
    this.token = body.status.token;
  }

  /**
   * @param port where the API server is met, its own or that of a relay
   * @param idleSeconds after which a silent connection counts as gone; as everywhere where it is left out
   */
  watch(port: number, idleSeconds?: number): ClusterWatch {
    const ca = readFileSync(this.controlPlane.certificate);
    const api = new DirectApiServer(
      async () => ({
        url: `https://127.0.0.1:${port}`,
        ...{ ca, token: this.token },
      }),
      { timeoutSeconds: 5 },
    );
    const impatient: ApiServer = {
      get: (path, signal) => api.get(path, signal),
      watch: (path, options) =>
        api.watch(path, { ...options, ...(idleSeconds && { idleSeconds }) }),
    };
    const watch = new ClusterWatch('test', impatient, hurrying, 60);
    this.watches.push(watch);
    return watch;
  }

  stop(): void {
    this.watches.forEach(watch => watch.stop());
  }

  private account(): string {
    return `/api/v1/namespaces/default/serviceaccounts/${this.name}`;
  }
}

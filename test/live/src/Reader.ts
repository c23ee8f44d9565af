import { ApiServer } from '@callboard/plugin-callboard-backend/src/cluster/ApiServer';
import { DirectApiServer } from '@callboard/plugin-callboard-backend/src/cluster/api/DirectApiServer';
import { systemClock } from '@callboard/plugin-callboard-backend/src/cluster/watch/Clock';
import { ClusterWatch } from '@callboard/plugin-callboard-backend/src/cluster/watch/ClusterWatch';
import { Account } from '@callboard/test-cluster/src/Account';
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
  private readonly account: Account;
  private readonly watches: ClusterWatch[] = [];

  private constructor(
    private readonly controlPlane: ControlPlane,
    name: string,
  ) {
    this.account = new Account(controlPlane.admin, name);
  }

  /** @param rights to get, list and watch, and no others */
  static async create(
    controlPlane: ControlPlane,
    name: string,
    rights: Right[],
  ): Promise<Reader> {
    const reader = new Reader(controlPlane, name);
    await reader.permit(rights);
    await reader.renewToken();
    return reader;
  }

  /** As the audit log calls it. */
  get username(): string {
    return this.account.username;
  }

  /** From now on these are its rights. */
  async permit(
    rights: Right[],
    verbs = ['get', 'list', 'watch'],
  ): Promise<void> {
    const role = {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: this.account.name },
      rules: rights.map(({ group, resources }) => ({
        ...{ apiGroups: [group], resources, verbs },
      })),
    };
    await this.account.permit(JSON.stringify(role));
  }

  /** A token of before counts for nothing. */
  async revokeToken(): Promise<void> {
    await this.account.remove();
  }

  async renewToken(): Promise<void> {
    this.token = await this.account.newToken();
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
}

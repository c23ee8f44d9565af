import { Answer, ApiClient } from './ApiClient';
import { Cluster } from './Cluster';

const namespace = 'default';
const rbac = 'rbac.authorization.k8s.io';

/** A service account of a cluster, that may do what the ClusterRole of its name says, and nothing else. */
export class Account {
  private readonly cluster: Cluster;

  /** It has no rights before `permit`, and is not there before `newToken`. */
  constructor(private readonly admin: ApiClient, readonly name: string) {
    this.cluster = new Cluster(admin);
  }

  /** As the audit log calls it. */
  get username(): string {
    return `system:serviceaccount:${namespace}:${this.name}`;
  }

  /** From now on these are its rights. @param role a ClusterRole of its name, YAML or JSON */
  async permit(role: string): Promise<void> {
    const { name } = this;
    await this.cluster.apply(role);
    const binding = {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    };
    await this.cluster.apply(JSON.stringify(binding));
  }

  /** Makes the account where it is not there. */
  async newToken(): Promise<string> {
    const metadata = { name: this.name };
    await this.send('POST', '', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata,
    });
    const { status, body } = await this.send('POST', `/${this.name}/token`, {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: 3600 },
    });
    if (status >= 300) throw new Error(`no token: ${body.message}`);
    return body.status.token;
  }

  /** Its tokens count for nothing any more. */
  async remove(): Promise<void> {
    await this.send('DELETE', `/${this.name}`);
  }

  private send(method: string, path: string, body?: object): Promise<Answer> {
    const all = `/api/v1/namespaces/${namespace}/serviceaccounts`;
    return this.admin.send(method, all + path, body && JSON.stringify(body));
  }
}

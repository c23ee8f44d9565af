import { Account } from '@callboard/test-cluster/src/Account';
import { Cluster } from '@callboard/test-cluster/src/Cluster';
import { ControllerManager } from '@callboard/test-cluster/src/ControllerManager';
import { ControlPlane } from '@callboard/test-cluster/src/ControlPlane';
import { NodeStandIn } from '@callboard/test-cluster/src/NodeStandIn';
import { findParts, pathOf } from '@callboard/test-cluster/src/parts';
import { printedRole } from '@callboard/test-cluster/src/printed-role';
import { parseAllDocuments } from 'yaml';

/** By its name it is Calico: that is what one is told by whether anything enforces policies. Nothing runs in it. */
const policyEngine = `apiVersion: apps/v1
kind: DaemonSet
metadata: { name: calico-node, namespace: kube-system }
spec:
  selector: { matchLabels: { k8s-app: calico-node } }
  template:
    metadata: { labels: { k8s-app: calico-node } }
    spec:
      hostNetwork: true
      tolerations: [{ operator: Exists }]
      containers: [{ name: calico-node, image: stand-in }]
`;

/** A real cluster but for its node, and an account that may do what `callboard cluster-role` prints, and no more. */
export class LiveCluster {
  private constructor(
    private readonly plane: ControlPlane,
    private readonly manager: ControllerManager,
    private readonly node: NodeStandIn,
    /** Of the account that only reads. */
    readonly token: string,
  ) {}

  /** What is missing here to start one, and what to do; nothing where nothing is. */
  static whyMissing(): string | undefined {
    const { etcd, kubeApiserver, kubeControllerManager } = findParts();
    return [etcd, kubeApiserver, kubeControllerManager].flatMap(part =>
      'why' in part ? [part.why] : [],
    )[0];
  }

  static async start(): Promise<LiveCluster> {
    const parts = findParts();
    const plane = await ControlPlane.start({
      etcd: pathOf(parts.etcd),
      kubeApiserver: pathOf(parts.kubeApiserver),
    });
    const manager = await ControllerManager.start(
      pathOf(parts.kubeControllerManager),
      plane.admin,
    );
    const node = await NodeStandIn.start(plane.admin, {
      ...{ node: 'stand-in', zone: 'zone-a' },
    });
    await new Cluster(plane.admin).apply(policyEngine);
    // As docs/how-to/connect-a-cluster.md says it.
    const reader = new Account(plane.admin, 'callboard-reader');
    await reader.permit(printedRole(reader.name));
    return new LiveCluster(plane, manager, node, await reader.newToken());
  }

  get url(): string {
    return this.plane.admin.url;
  }

  /** Path of the certificate to trust. */
  get certificate(): string {
    return this.plane.admin.certificate;
  }

  /** What Argo CD or Flux would do with these manifests; those of kinds that are not installed are left out. */
  async deliver(manifests: string[]): Promise<void> {
    const cluster = new Cluster(this.plane.admin);
    const objects = manifests.flatMap(text =>
      parseAllDocuments(text).map(one => ({
        ...one.toJS(),
        text: String(one),
      })),
    );
    const first = ({ kind }: { kind: string }) =>
      kind === 'Namespace' ? 0 : 1;
    objects.sort((one, other) => first(one) - first(other));
    for (const { text, apiVersion } of objects) {
      if (isBuiltIn(apiVersion)) await cluster.apply(text);
    }
  }

  /** @param path such as `/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies/orders` */
  async remove(path: string): Promise<void> {
    const { status, body } = await this.plane.admin.send('DELETE', path);
    if (status >= 300) throw new Error(`DELETE ${path}: ${body.message}`);
  }

  async stopServer(): Promise<void> {
    await this.plane.stopApiserver();
  }

  async startServer(): Promise<void> {
    await this.plane.restartApiserver();
  }

  async stop(): Promise<void> {
    await this.node.stop();
    await this.manager.stop();
    await this.plane.stop();
  }
}

/** Kubernetes' own groups have no dot, or end in its domain. */
function isBuiltIn(apiVersion: string): boolean {
  const [group] = apiVersion.split('/');
  return (
    !group.includes('.') ||
    ['networking.k8s.io', 'rbac.authorization.k8s.io'].includes(group)
  );
}

import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from './ApiClient';

const EVERY_MS = 200;

/**
 * Stands in for a scheduler and the kubelet of one node: binds pods to the node and reports them ready, and lets go of
 * those that are deleted. No container runs.
 */
export class NodeStandIn {
  private isStopped = false;
  private readonly working: Promise<void>;
  private addresses = 0;

  private constructor(
    private readonly api: ApiClient,
    private readonly node: string,
  ) {
    this.working = this.work();
  }

  /** @param zone of the node, which endpoints on it are in */
  static async start(
    api: ApiClient,
    { node, zone }: { node: string; zone: string },
  ): Promise<NodeStandIn> {
    const labels = {
      'kubernetes.io/hostname': node,
      'topology.kubernetes.io/zone': zone,
    };
    const { status, body } = await api.send(
      'POST',
      '/api/v1/nodes',
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Node',
        metadata: { name: node, labels },
      }),
    );
    if (status >= 300) throw new Error(`node ${node}: ${body.message}`);
    return new NodeStandIn(api, node);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.working;
  }

  private async work(): Promise<void> {
    while (!this.isStopped) {
      // Pods change while they are looked at, and API servers restart: the next look tells.
      await this.lookAround().catch(() => {});
      await pause(EVERY_MS);
    }
  }

  private async lookAround(): Promise<void> {
    const { items } = await this.api.get('/api/v1/pods');
    for (const pod of items) await this.attend(pod);
  }

  private async attend(pod: any): Promise<void> {
    const { metadata, spec, status } = pod;
    const path = `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
    if (metadata.deletionTimestamp) {
      await this.api.send('DELETE', `${path}?gracePeriodSeconds=0`);
    } else if (!spec.nodeName) {
      await this.bind(path, metadata.name);
    } else if (spec.nodeName === this.node && status.phase === 'Pending') {
      await this.reportReady(path, pod);
    }
  }

  private async bind(path: string, name: string): Promise<void> {
    const target = { apiVersion: 'v1', kind: 'Node', name: this.node };
    await this.api.send(
      'POST',
      `${path}/binding`,
      JSON.stringify({
        ...{ apiVersion: 'v1', kind: 'Binding', metadata: { name }, target },
      }),
    );
  }

  private async reportReady(path: string, pod: any): Promise<void> {
    this.addresses += 1;
    const podIP = `10.244.${this.addresses >> 8}.${this.addresses & 255}`;
    const conditions = ['Initialized', 'ContainersReady', 'Ready'].map(
      type => ({ type, status: 'True' }),
    );
    const status = {
      ...pod.status,
      phase: 'Running',
      conditions,
      podIP,
      podIPs: [{ ip: podIP }],
      hostIP: '192.0.2.1',
      startTime: new Date().toISOString(),
    };
    await this.api.send(
      'PUT',
      `${path}/status`,
      JSON.stringify({ ...pod, status }),
    );
  }
}

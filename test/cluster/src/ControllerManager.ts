import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from './ApiClient';
import { LeashedProcess } from './LeashedProcess';

/** Those that need a node, or that would end pods which no kubelet reports. */
const without = [
  'node-lifecycle-controller',
  'pod-garbage-collector-controller',
  'node-ipam-controller',
  'cloud-node-lifecycle-controller',
];

/** A real kube-controller-manager: Deployments get pods, Services get EndpointSlices. */
export class ControllerManager {
  private constructor(
    private readonly folder: string,
    private readonly process: LeashedProcess,
  ) {}

  /** Does not wait until it works: who waits for what it makes knows when. @param binary path */
  static async start(
    binary: string,
    api: ApiClient,
  ): Promise<ControllerManager> {
    const folder = await fs.mkdtemp(join(tmpdir(), 'callboard-controllers-'));
    const kubeconfig = join(folder, 'kubeconfig');
    await fs.writeFile(kubeconfig, JSON.stringify(api.kubeconfig()), {
      mode: 0o600,
    });
    const process = new LeashedProcess(
      [
        binary,
        ...['--kubeconfig', kubeconfig, '--leader-elect=false'],
        ...['--bind-address', '127.0.0.1', '--secure-port', '0'],
        `--controllers=*,${without.map(name => `-${name}`).join(',')}`,
      ],
      join(folder, 'kube-controller-manager.log'),
      { GOMEMLIMIT: '200MiB', GOGC: '50' },
    );
    return new ControllerManager(folder, process);
  }

  /** Ends it and removes what it wrote. */
  async stop(): Promise<void> {
    this.process.assertRunning();
    await this.process.stop();
    await fs.rm(this.folder, { recursive: true, force: true });
  }
}

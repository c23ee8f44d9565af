import { CniName, SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';
import { ClusterSighting } from '../ClusterSighting';
import { ofKind } from './of-kind';

/** What runs on the nodes of a cluster and carries out NetworkPolicies, or is known not to. */
interface PolicyEngine {
  name: string;
  /** Its container on each node, by any of these names. */
  containers: string[];
  /** API groups that come with it. */
  groups: string[];
  /** What the engine of verdicts calls it. */
  enforcedBy: CniName;
  enforces(its: Container[], sighting: ClusterSighting): Enforces;
}

/** With a sentence where it is not simply what it is for. */
type Enforces = { is: 'yes' | 'no' | 'unknown'; because?: string };

const yes = (): Enforces => ({ is: 'yes' });

/**
 * Those that are known, by what tells them in a cluster.
 * @see https://kubernetes.io/docs/concepts/cluster-administration/addons/#networking-and-network-policy
 */
const policyEngines: PolicyEngine[] = [
  {
    name: 'Calico',
    containers: ['calico-node'],
    groups: ['crd.projectcalico.org', 'projectcalico.org'],
    enforcedBy: 'calico',
    enforces: yes,
  },
  {
    name: 'Cilium',
    containers: ['cilium-agent'],
    groups: ['cilium.io'],
    enforcedBy: 'cilium',
    enforces: () => ({
      is: 'yes',
      because:
        'whether its configuration switches policies off (enable-policy: never) is not read',
    }),
  },
  {
    name: 'Antrea',
    containers: ['antrea-agent'],
    groups: ['crd.antrea.io'],
    enforcedBy: 'generic',
    enforces: yes,
  },
  {
    name: 'OVN-Kubernetes',
    containers: ['ovnkube-controller', 'ovnkube-node', 'ovn-controller'],
    groups: ['k8s.ovn.org'],
    enforcedBy: 'ovn-kubernetes',
    enforces: yes,
  },
  {
    name: 'Azure NPM',
    containers: ['azure-npm'],
    groups: [],
    enforcedBy: 'azure-npm',
    enforces: yes,
  },
  {
    name: 'kube-router',
    containers: ['kube-router'],
    groups: [],
    enforcedBy: 'generic',
    // It does so unless its arguments say otherwise.
    enforces: ([{ args }]) => ({
      is: args.includes('--run-firewall=false') ? 'no' : 'yes',
    }),
  },
  {
    name: 'AWS VPC CNI',
    containers: ['aws-eks-nodeagent', 'aws-network-policy-agent'],
    groups: ['networking.k8s.aws'],
    enforcedBy: 'aws-vpc-cni',
    enforces: enforcesOfAws,
  },
  {
    name: 'kube-network-policies',
    containers: ['kube-network-policies'],
    groups: [],
    enforcedBy: 'generic',
    enforces: yes,
  },
  {
    name: 'Weave Net',
    containers: ['weave-npc'],
    groups: [],
    enforcedBy: 'generic',
    enforces: yes,
  },
  {
    name: 'kindnet',
    containers: ['kindnet-cni'],
    groups: [],
    enforcedBy: 'generic',
    enforces: () => ({
      is: 'unknown',
      because: 'it enforces from kind 0.24 on, and not on every kernel',
    }),
  },
  {
    name: 'Flannel',
    containers: ['kube-flannel'],
    groups: [],
    enforcedBy: 'none',
    enforces: () => ({ is: 'no' }),
  },
  {
    name: 'Azure CNI',
    containers: ['cns-container'],
    groups: [],
    enforcedBy: 'none',
    enforces: () => ({ is: 'no' }),
  },
];

/**
 * "Set --enable-network-policy=true" of its agent; that alone does nothing where the control plane has no controller that
 * makes PolicyEndpoints.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html
 */
function enforcesOfAws(
  [{ args }]: Container[],
  { kinds }: ClusterSighting,
): Enforces {
  if (args.includes('--enable-network-policy=false')) return { is: 'no' };
  const isServed = kinds.some(({ group }) => group === 'networking.k8s.aws');
  return args.includes('--enable-network-policy=true') && isServed
    ? { is: 'yes' }
    : {
        is: 'unknown',
        because:
          'whether its agent is asked to enforce (--enable-network-policy) is not known',
      };
}

const containerSchema = z.object({
  name: z.string(),
  args: z.array(z.string()).default([]),
});
type Container = z.infer<typeof containerSchema>;

const daemonSetSchema = z.object({
  spec: z.object({
    template: z.object({
      spec: z.object({
        hostNetwork: z.literal(true),
        containers: z.array(containerSchema),
      }),
    }),
  }),
  status: z
    .object({
      numberReady: z.number().default(0),
      desiredNumberScheduled: z.number().default(0),
    })
    .default({ numberReady: 0, desiredNumberScheduled: 0 }),
});

/** A policy engine that runs on nodes. */
export interface RunningEngine
  extends Pick<PolicyEngine, 'name' | 'enforcedBy'> {
  enforces: Enforces;
  /** On so many nodes it is ready, of those that it is meant for. */
  ready: number;
  nodes: number;
  /** Each DaemonSet that runs it, as those of Linux and of Windows, in a sentence. */
  evidence: string[];
}

/** Every policy engine that DaemonSets of the cluster run on the nodes' own network. */
export function enginesRunning(sighting: ClusterSighting): RunningEngine[] {
  const found = new Map<string, RunningEngine>();
  for (const object of ofKind(sighting.objects, 'apps', 'DaemonSet')) {
    for (const engine of enginesOf(object, sighting)) {
      found.set(engine.name, together(engine, found.get(engine.name)));
    }
  }
  return [...found.values()];
}

function together(
  engine: RunningEngine,
  known: RunningEngine | undefined,
): RunningEngine {
  return known
    ? {
        ...known,
        ready: known.ready + engine.ready,
        nodes: known.nodes + engine.nodes,
        evidence: [...known.evidence, ...engine.evidence],
      }
    : engine;
}

function enginesOf(
  object: SnapshotObject,
  sighting: ClusterSighting,
): RunningEngine[] {
  const parsed = daemonSetSchema.safeParse(object);
  if (!parsed.success) return [];
  const { spec, status } = parsed.data;
  const { numberReady: ready, desiredNumberScheduled: nodes } = status;
  if (nodes === 0) return [];
  return policyEngines.flatMap(engine => {
    const its = spec.template.spec.containers.filter(one =>
      engine.containers.includes(one.name),
    );
    if (its.length === 0) return [];
    const { namespace, name } = object.metadata;
    const enforces = engine.enforces(its, sighting);
    const said = `the DaemonSet ${namespace}/${name} runs ${its[0].name}, ready on ${ready} of ${nodes} nodes`;
    return [
      {
        name: engine.name,
        enforcedBy: engine.enforcedBy,
        enforces,
        ...{ ready, nodes },
        evidence: [enforces.because ? `${said}: ${enforces.because}` : said],
      },
    ];
  });
}

/** The API groups of policy engines that the cluster serves: what is left of one that is gone may serve them, too. */
export function groupsServed({
  kinds,
}: ClusterSighting): { group: string; name: string }[] {
  return policyEngines.flatMap(({ groups, name }) =>
    groups
      .filter(group => kinds.some(one => one.group === group))
      .map(group => ({ group, name })),
  );
}

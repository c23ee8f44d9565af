import type {
  V1LabelSelector,
  V1LabelSelectorRequirement,
} from '@kubernetes/client-node';
import { Certainty, every } from './match';

/** What is known of an object's labels. */
export interface Labels {
  known: Record<string, string>;
  /** May the object carry this label although it is not in the input? */
  mayHave: (key: string) => boolean;
}

/** Controllers, webhooks and admission add these when the pod is made (trap 34). */
const addedAtRunTime = [
  'pod-template-hash',
  'pod-template-generation',
  'controller-revision-hash',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'job-name',
  'controller-uid',
  'batch.kubernetes.io/job-name',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'security.istio.io/tlsMode',
  'service.istio.io/canonical-name',
  'service.istio.io/canonical-revision',
  'linkerd.io/control-plane-ns',
  'linkerd.io/workload-ns',
  ...[
    'deployment',
    'statefulset',
    'daemonset',
    'replicaset',
    'replicationcontroller',
    'job',
    'cronjob',
  ].map(kind => `linkerd.io/proxy-${kind}`),
];

/** The labels of pods that are made from a template. */
export function podLabels(template: Record<string, string> = {}): Labels {
  return { known: template, mayHave: key => addedAtRunTime.includes(key) };
}

/**
 * The labels of a namespace.
 * @param object - its labels in the input; undefined where there is no Namespace object
 */
export function namespaceLabels(
  name: string,
  object: Record<string, string> | undefined,
): Labels {
  // The API server sets this one on every namespace, whatever the manifest says (trap 32).
  const known = { ...object, 'kubernetes.io/metadata.name': name };
  return { known, mayHave: () => object === undefined };
}

/**
 * Does the selector select an object with these labels? An empty one selects everything.
 * “matchLabels and matchExpressions are ANDed”; so are the requirements in them.
 */
export function selects(
  { matchLabels = {}, matchExpressions = [] }: V1LabelSelector,
  labels: Labels,
): Certainty {
  return every([
    ...Object.entries(matchLabels).map(([key, value]) =>
      meets({ key, operator: 'In', values: [value] }, labels),
    ),
    ...matchExpressions.map(requirement => meets(requirement, labels)),
  ]);
}

function meets(
  { key, operator, values = [] }: V1LabelSelectorRequirement,
  { known, mayHave }: Labels,
): Certainty {
  const has = Object.keys(known).includes(key);
  if (!has && mayHave(key)) return 'maybe';
  switch (operator) {
    case 'In':
      return has && values.includes(known[key]) ? 'yes' : 'no';
    case 'NotIn': // “matches objects without the key too” (trap 33)
      return has && values.includes(known[key]) ? 'no' : 'yes';
    case 'Exists':
      return has ? 'yes' : 'no';
    case 'DoesNotExist':
      return has ? 'no' : 'yes';
    default:
      throw new Error(`${operator} is not an operator: checked before`);
  }
}

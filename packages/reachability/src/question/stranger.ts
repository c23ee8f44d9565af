import { nameLabel } from '../labels/namespace-labels';
import { Labels, Selector } from '../labels/selector';
import { Network } from '../network/network';
import { SelectorEntry } from '../network-policy/network-policy';
import { Workload } from '../workload/workload';

/** Pods that do not exist, and the labels of the namespace that they are thought to be in. */
export interface Stranger {
  pods: Workload;
  /** Nothing where it is one of the network's. */
  ofNamespace?: Labels;
}

/** Pods of a namespace that is not there; which labels these two have is not known. */
export function anybody(): Stranger {
  const namespace = '(any)';
  return {
    pods: podsIn(namespace, 'anybody', []),
    ofNamespace: labelsMeetingNamed([], namespace),
  };
}

/** Pods that an entry in a policy of a namespace means; which other labels they have is not known. */
export function meantBy(
  { podSelector = [], namespaceSelector }: SelectorEntry,
  own: string,
  name: string,
): Stranger {
  if (!namespaceSelector) return { pods: podsIn(own, name, podSelector) };
  const { known } = labelsMeeting(namespaceSelector);
  const namespace = known[nameLabel] ?? `(${name})`;
  return {
    pods: podsIn(namespace, name, podSelector),
    ofNamespace: labelsMeetingNamed(namespaceSelector, namespace),
  };
}

/** The network with strangers in it, whom no policy restricts by its rules for what leaves. */
export function withStrangers(
  network: Network,
  strangers: Stranger[],
): Network {
  const pods = new Set(strangers.map(one => one.pods));
  const namespaces = new Map(
    strangers.map(one => [one.pods.namespace, one.ofNamespace]),
  );
  return {
    ...network,
    workloads: [...network.workloads, ...pods],
    policiesSelecting: workload =>
      pods.has(workload) ? [] : network.policiesSelecting(workload),
    labelsOfNamespace: name =>
      (network.namespaces.has(name) ? undefined : namespaces.get(name)) ??
      network.labelsOfNamespace(name),
  };
}

function podsIn(namespace: string, name: string, selector: Selector): Workload {
  return {
    kind: 'Pods',
    namespace,
    name,
    labels: labelsMeeting(selector),
    annotations: {},
    serviceAccount: 'default',
    isOnHostNetwork: false,
    containers: [],
    ports: [],
  };
}

function labelsMeetingNamed(selector: Selector, name: string): Labels {
  const { known, mayHave } = labelsMeeting(selector);
  return { known: { ...known, [nameLabel]: name }, mayHave };
}

/** Labels that a selector selects; of those that it does not ask for none is known. */
function labelsMeeting(selector: Selector): Labels {
  const wanted = selector.filter(
    ({ operator }) => operator === 'In' || operator === 'Exists',
  );
  const asked = new Set(selector.map(({ key }) => key));
  return {
    known: Object.fromEntries(
      wanted.map(({ key, values: [value = 'any'] }) => [key, value]),
    ),
    mayHave: key => !asked.has(key),
  };
}

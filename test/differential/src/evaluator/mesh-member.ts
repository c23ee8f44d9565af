import { Cluster, Pods } from './cluster';
import { Certainty } from './match';

/** Do the pods get an Istio sidecar? Asked in the order in which the injector asks. */
export function meshMember(pods: Pods, cluster: Cluster): Certainty {
  const { labels, annotations, spec, namespace } = pods;
  const namespaceIs = cluster.namespaces.get(namespace);
  if (spec.hostNetwork) return 'no';
  if (namespaceIs?.['istio-injection'] === 'disabled') return 'no';

  // The annotation only opts out: without the label the webhook is not asked.
  const label = labels['sidecar.istio.io/inject'];
  if (label === 'true') return 'yes';
  if ((label ?? annotations['sidecar.istio.io/inject']) === 'false')
    return 'no';

  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  if (containers.some(({ name }) => name === 'istio-proxy')) return 'yes';
  if ('istio.io/rev' in labels) return 'yes';

  if (!namespaceIs) return 'maybe';
  return namespaceIs['istio-injection'] === 'enabled' ||
    'istio.io/rev' in namespaceIs
    ? 'yes'
    : 'no';
}

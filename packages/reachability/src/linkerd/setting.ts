import { Network } from '../network/network';
import { Workload } from '../workload/workload';
import { hasProxyByHand } from './membership';

/** What an annotation says for pods; nothing where nobody says it. */
export type Setting = { value?: string } | 'unknown';

/**
 * The annotation of pods with this name, e.g. `config.linkerd.io/skip-inbound-ports`. Who injects the proxy copies those
 * of the namespace that the pod does not have; not known where that is not in the manifests.
 */
export function settingOf(
  network: Network,
  workload: Workload,
  annotation: string,
): Setting {
  const own = workload.annotations[annotation];
  if (own !== undefined) return { value: own };
  if (hasProxyByHand(workload)) return {};
  const ofNamespace = network.annotationsOfNamespace(workload.namespace);
  if (!ofNamespace) return 'unknown';
  const value = ofNamespace[annotation];
  return value === undefined ? {} : { value };
}

import { naming } from '@callboard/reachability';
import { Check } from '../check';
import { nameOf } from '../words';

export const workloadNotIsolated: Check = {
  id: 'workload-not-isolated',
  severity: 'warning',
  what: 'No NetworkPolicy restricts what enters the pods of a Service. Nothing is said where a policy of another kind, or one that cannot be read, may do so.',
  why: 'Pods that no policy selects are open: any pod of the cluster may call them, on any port.',
  fix: 'Write a policy that selects the pods and lists their callers.',
  holds: 'where-enforced',
  find: ({ service, workloads, policies }, survey) => {
    if (!service) return [];
    const { network, podsSelectedBy, servicesOf } = survey;
    const { namespace } = service;
    const isUnknown =
      network.unreadIn(namespace).policies.length > 0 ||
      network.unreadableIn(namespace).length > 0;
    if (isUnknown) return [];
    return workloads
      .filter(
        pods =>
          servicesOf(pods).includes(service) &&
          !pods.isOnHostNetwork &&
          !policies.some(
            policy =>
              (policy.problem ?? policy.rules.ingress) &&
              podsSelectedBy(policy).has(pods),
          ),
      )
      .map(pods => ({
        message: `No NetworkPolicy of these manifests restricts who may call ${nameOf(
          pods,
        )}.`,
        evidence: pods.object ? [naming(pods.object)] : [],
        fix: `Write a NetworkPolicy with policyTypes: [Ingress] for the pods ${labelsText(
          service.selector,
        )}, and list the callers.`,
      }));
  },
};

function labelsText(labels: Record<string, string>): string {
  return Object.entries(labels)
    .map(pair => pair.join('='))
    .join(',');
}

import type { V1Deployment } from '@kubernetes/client-node';
import { canaryLabels, canarySelector } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';
import { deploymentOf } from './deployment';

/**
 * Runs another image beside the service's own, behind the same Service and under the same policies.
 *
 * The service's own selector holds these pods too and cannot be narrowed, for it is immutable. The two Deployments do
 * not fight over them: each keeps to the ReplicaSets that it owns. It has no autoscaler: one whose pods another selects
 * too stops, and so does the other. Its container has the name that the service's autoscaler reads the CPU of.
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/#owners-dependents
 */
export function canaryDeployment(
  input: Resolved,
): ManifestOf<V1Deployment> | undefined {
  const { service, canary } = input;
  return (
    canary &&
    deploymentOf(input, {
      name: canary.name,
      image: canary.image,
      replicas: canary.replicas,
      selector: canarySelector(service),
      podLabels: canaryLabels(service),
    })
  );
}

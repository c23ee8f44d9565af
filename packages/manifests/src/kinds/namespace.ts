import { Platform } from '@callboard/contract';
import type { V1Namespace } from '@kubernetes/client-node';
import { ManifestOf } from '../manifest';

/**
 * A namespace whose pods must meet a Pod Security Standard.
 * It depends on the platform alone, so that two services that need the same new namespace write the same bytes.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function namespace(
  name: string,
  { spec }: Platform,
): ManifestOf<V1Namespace> {
  const { podSecurity } = spec.security;
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        'app.kubernetes.io/managed-by': 'callboard',
        ...(spec.mesh.kind === 'istio-ambient' && {
          'istio.io/dataplane-mode': 'ambient',
        }),
        'pod-security.kubernetes.io/enforce': podSecurity,
        'pod-security.kubernetes.io/enforce-version': `v${spec.kubernetes}`,
        'pod-security.kubernetes.io/warn': podSecurity,
        'pod-security.kubernetes.io/warn-version': `v${spec.kubernetes}`,
      },
    },
  };
}

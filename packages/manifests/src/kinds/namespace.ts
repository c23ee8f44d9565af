import { Platform } from '@callboard/contract';
import type { V1Namespace } from '@kubernetes/client-node';
import { keptBy } from '../delivery/kept';
import { ManifestOf } from '../manifest';

/** Pods join the mesh, and who calls them must prove who they are; a service's own pods let in less than that. */
const inLinkerd = {
  'config.linkerd.io/default-inbound-policy': 'all-authenticated',
  'linkerd.io/inject': 'enabled',
};

/**
 * A namespace whose pods must meet a Pod Security Standard. It goes with all that is in it, so no tool takes it away
 * because its file is gone.
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
      ...(spec.mesh.kind === 'linkerd' && { annotations: inLinkerd }),
      labels: {
        'app.kubernetes.io/managed-by': 'callboard',
        ...(spec.mesh.kind === 'istio-ambient' && {
          'istio.io/dataplane-mode': 'ambient',
        }),
        'pod-security.kubernetes.io/enforce': podSecurity,
        'pod-security.kubernetes.io/enforce-version': `v${spec.kubernetes}`,
        'pod-security.kubernetes.io/audit': podSecurity,
        'pod-security.kubernetes.io/audit-version': `v${spec.kubernetes}`,
        'pod-security.kubernetes.io/warn': podSecurity,
        'pod-security.kubernetes.io/warn-version': `v${spec.kubernetes}`,
      },
      ...(spec.gitops && { annotations: keptBy[spec.gitops.tool] }),
    },
  };
}

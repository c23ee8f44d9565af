import { Resolved } from '../render-input';
import { adminPort } from './ports-of-proxy';

/**
 * The pods join the mesh by themselves, and let in nobody on a port that no Server is for: whom a grant lets in comes to
 * the proxy's own port, which says nothing of the pod's. What pods do not say of themselves their namespace may say for
 * them, so all is said here that decides who comes in and how.
 * @see https://linkerd.io/2-edge/reference/proxy-configuration/
 */
export function podAnnotations({ linkerd }: Resolved): Record<string, string> {
  if (!linkerd) return {};
  return {
    'config.linkerd.io/admin-port': `${adminPort}`,
    'config.linkerd.io/control-port': '4190',
    'config.linkerd.io/default-inbound-policy': 'deny',
    'config.linkerd.io/inbound-port': '4143',
    'config.linkerd.io/opaque-ports': linkerd.opaque.pods.join(','),
    'config.linkerd.io/skip-inbound-ports': linkerd.passedBy.join(','),
    'config.linkerd.io/skip-outbound-ports': '',
    'config.linkerd.io/skip-subnets': '',
    'linkerd.io/inject': 'enabled',
  };
}

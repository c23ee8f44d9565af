import { RenderInput } from '../render-input';
import { Findings } from './render-issue';

/** Where Microsoft Entra hands out tokens, in each cloud of Azure. */
const authorities = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
];

/**
 * An identity alone opens nothing: the service asks for its tokens itself, from a host outside the cluster.
 * @see https://azure.github.io/azure-workload-identity/docs/introduction.html#how-it-works
 */
export function noteTokens(
  { service: { spec } }: RenderInput,
  findings: Findings,
): void {
  const asks = spec.external?.some(({ host }) => authorities.includes(host));
  if (!spec.identity?.azure || asks) return;
  findings.note(
    `spec.identity.azure: the pods are let out to no host that hands out tokens of Azure; where the service asks for them itself, name ${authorities[0]} and port 443 in spec.external`,
  );
}

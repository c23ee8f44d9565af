import { z } from 'zod';
import { AdminPeer, AdminPort, AdminRule } from './admin-policy';

interface EgressRule {
  action: string;
  to: AdminPeer[];
  ports?: AdminPort[];
}

/**
 * What the API server checks of a rule as a whole: names of ports are names on pods, and a name outside can be allowed
 * only, for nobody knows all addresses behind it.
 * @see https://network-policy-api.sigs.k8s.io/npeps/npep-133-fqdn-egress-selector/
 */
export function checkEgressRule(
  { action, to, ports = [] }: EgressRule,
  context: z.RefinementCtx,
): void {
  const hasNames = to.some(peer => 'domainNames' in peer);
  if (hasNames && (action === 'Deny' || action === 'Pass')) {
    context.addIssue({
      code: 'custom',
      path: ['to'],
      message: 'domainNames can be accepted only',
    });
  }
  const hasOthersThanPods = to.some(peer => !('podSelector' in peer));
  if (hasOthersThanPods && ports.some(port => 'name' in port)) {
    context.addIssue({
      code: 'custom',
      path: ['to'],
      message: 'only pods have ports with names',
    });
  }
}

/** A rule without the names that its fields have in one version. */
export function toRule(
  action: AdminRule['action'],
  peers: AdminPeer[],
  ports: AdminPort[] | undefined,
): AdminRule {
  return { action, peers, ...(ports && { ports }) };
}

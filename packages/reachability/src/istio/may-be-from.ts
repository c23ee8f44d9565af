import { IstioFacts } from '../network/facts';
import { Workload } from '../workload/workload';
import { asSource } from './condition';
import { Identity, identityOf } from './identity';
import { AuthorizationRule } from './rule-schema';
import { isCaller } from './source';

/** Can the rule of a policy in this namespace mean a caller, whether it proves who it is or not? */
export function mayBeFrom(
  caller: Workload,
  { from, when }: AuthorizationRule,
  namespace: string,
  { trustDomain }: IstioFacts,
): boolean {
  const { name } = caller;
  const known = [
    ...from.map(({ source }) => source),
    ...(from.length === 0 ? [{}] : []),
  ];
  const conditions = when.flatMap(one => asSource(one) ?? []);
  const identities: Identity[] = [
    { kind: 'none' },
    identityOf(caller, trustDomain, 'sidecar'),
    identityOf(caller, trustDomain, 'ztunnel'),
  ];
  return identities.some(identity => {
    const isMeant = (source: Parameters<typeof isCaller>[0]) =>
      isCaller(source, { identity, name }, namespace) !== 'no';
    return known.some(isMeant) && conditions.every(isMeant);
  });
}

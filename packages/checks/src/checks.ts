import { Check } from './check';
import { allowAllIn } from './checks/allow-all-in';
import { allowAllOut } from './checks/allow-all-out';
import { declaredCallerDenied } from './checks/declared-caller-denied';
import { halfOpen } from './checks/half-open';
import { malformedPolicy } from './checks/malformed-policy';
import { missingDnsEgress } from './checks/missing-dns-egress';
import { namedPortMissing } from './checks/named-port-missing';
import { notEnforced } from './checks/not-enforced';
import { policyTypesImplicit } from './checks/policy-types-implicit';
import { selectsNothing } from './checks/selects-nothing';
import { servicePortAsPodPort } from './checks/service-port-as-pod-port';
import { unreadableManifest } from './checks/unreadable-manifest';
import { workloadNotIsolated } from './checks/workload-not-isolated';

/**
 * Every check, in the order of its findings among those of one severity: first what makes other answers doubtful.
 * @public
 */
export const checks: Check[] = [
  unreadableManifest,
  malformedPolicy,
  notEnforced,
  servicePortAsPodPort,
  namedPortMissing,
  missingDnsEgress,
  declaredCallerDenied,
  halfOpen,
  selectsNothing,
  policyTypesImplicit,
  allowAllIn,
  allowAllOut,
  workloadNotIsolated,
];

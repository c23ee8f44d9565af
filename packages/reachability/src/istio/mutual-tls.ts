import { SnapshotObject } from '../snapshot';
import { naming } from '../verdict/reason';
import { allowed, denied, unknown, Verdict } from '../verdict/verdict';
import { Caller } from './caller';
import { MtlsMode } from './peer-authentication';
import { whyUnknown } from './why-unknown';

/** "Workloads only accept mutual TLS traffic" where the mode is STRICT; `by` is what says so. */
export function mutualTls(
  { identity, name }: Caller,
  mode: MtlsMode,
  by: SnapshotObject | undefined,
): Verdict {
  if (mode !== 'STRICT' || identity.kind === 'workload') return allowed();
  const place = { engine: 'istio' as const, ...(by && naming(by)) };
  const detail = { peer: name };
  return identity.kind === 'none'
    ? denied({ ...place, code: 'mtls-required', detail })
    : unknown({ ...place, ...whyUnknown(identity, name) });
}

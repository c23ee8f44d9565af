import { allOf } from '../verdict/combine';
import { naming } from '../verdict/reason';
import { unknown, Verdict } from '../verdict/verdict';
import { Workload } from '../workload/workload';
import { about } from './about';
import { MtlsMode, PeerAuthentication } from './peer-authentication';

/** Where the mode cannot be told, each is tried: what comes out of all of them holds. */
export function inEachMode(
  modes: MtlsMode[],
  to: Workload,
  by: PeerAuthentication | undefined,
  judge: (mode: MtlsMode) => Verdict,
): Verdict {
  const each = modes.map(judge);
  if (each.every(({ outcome }) => outcome === each[0].outcome)) {
    return each[0].outcome === 'conditional' ? allOf(...each) : each[0];
  }
  return unknown({
    ...about('mtls-mode-unknown', to, {
      problem:
        by?.problem?.message ?? 'more than one PeerAuthentication says it',
    }),
    ...(by && naming(by.object)),
  });
}

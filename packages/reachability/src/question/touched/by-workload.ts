import { Workload } from '../../workload/workload';
import { textOf } from './only-in-one';
import { bothWays, Touch } from './touch';
import { Being } from './being';

/** All ways of its pods, unless what is read of it is the same: another image lets nobody in. */
export function touchedByWorkload(versions: Being<'workload'>[]): Touch[] {
  const [{ object }] = versions;
  const { namespace = 'default', name } = object.metadata;
  const texts = versions.map(({ read }) =>
    textOf({ ...read, object: undefined }),
  );
  const isSame =
    texts.length === 2 &&
    texts[0] === texts[1] &&
    versions.every(({ read }) => isRead(read));
  return isSame
    ? []
    : bothWays(network =>
        network
          .workloadsIn(namespace)
          .filter(one => one.kind === object.kind && one.name === name),
      );
}

function isRead(read: Being<'workload'>['read']): read is Workload {
  return read !== undefined && 'labels' in read;
}

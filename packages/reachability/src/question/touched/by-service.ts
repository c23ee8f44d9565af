import { backendsOf } from '../../service/service';
import { Touch } from './touch';
import { Being } from './being';

/** Ways to the Service, and those to its pods by others: it says what their ports speak. */
export function touchedByService(versions: Being<'service'>[]): Touch[] {
  const [{ read }] = versions;
  const { namespace, name } = read;
  return [
    { ways: 'to', service: { namespace, name } },
    {
      ways: 'to',
      podsIn: network =>
        versions.flatMap(({ read: service }) =>
          backendsOf(service, network.workloadsIn(namespace)),
        ),
    },
  ];
}

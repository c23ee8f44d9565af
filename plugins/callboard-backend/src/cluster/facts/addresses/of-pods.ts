import { SnapshotObject } from '@callboard/reachability';
import { z } from 'zod';
import { Pod } from '../../Pod';
import { ofKind } from '../of-kind';
import { Address } from './address';
import { addressesOfPorts } from './own';

const selectorSchema = z.object({
  selector: z.record(z.string(), z.string()),
});

/**
 * Those of the Services that select some of these pods, on ports by their numbers: a Service's own, or where it has no such
 * port, the pods'. None where no load balancer and no node port leads there.
 */
export function addressesOfPods(
  objects: SnapshotObject[],
  pods: Pod[],
  numbers: number[],
): Address[] {
  return ofKind(objects, '', 'Service')
    .filter(one => leadsTo(one, pods))
    .flatMap(one => addressesOfPorts(one, ports => portsFor(numbers, ports)));
}

function leadsTo({ metadata, spec }: SnapshotObject, pods: Pod[]): boolean {
  const parsed = selectorSchema.safeParse(spec);
  const wanted = Object.entries(parsed.data?.selector ?? {});
  return (
    wanted.length > 0 &&
    pods.some(
      ({ namespace, labels }) =>
        namespace === metadata.namespace &&
        wanted.every(([key, value]) => labels[key] === value),
    )
  );
}

function portsFor<Port extends { port: number; targetPort?: number | string }>(
  numbers: number[],
  ports: Port[],
): Port[] {
  return numbers.flatMap(number => {
    const own = ports.filter(({ port }) => port === number);
    return own.length > 0
      ? own
      : ports.filter(({ targetPort }) => targetPort === number);
  });
}

import { Arrival } from './arrival';
import { Network } from '../network/network';
import { Reason } from '../verdict/reason';
import { unknown, Verdict } from '../verdict/verdict';
import { detoursOf } from './mesh';

/**
 * What one side says of a connection to pods that a mesh may carry: at which port it was judged, where that is another one
 * than the pods', and nothing sure of who is refused where another one may call in its place.
 */
export function asCarried(
  network: Network,
  side: Verdict,
  arrival: Arrival,
  ports: number[],
): Verdict {
  if (side.outcome === 'allowed') return side;
  const detours = detoursOf(network, arrival);
  const reasons = [...movedTo(ports, arrival.port), ...side.reasons];
  return detours.length > 0 && side.outcome === 'denied'
    ? unknown(...detours, ...reasons)
    : { ...side, reasons };
}

function movedTo(ports: number[], port: number): Reason[] {
  const wire = ports.find(one => one !== port);
  if (wire === undefined) return [];
  const detail = {
    port: String(port),
    wire: String(wire),
    ...(ports.length > 1 && { perhaps: 'yes' }),
  };
  return [{ engine: 'network-policy', code: 'moved-port', detail }];
}

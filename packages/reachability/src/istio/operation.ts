import { RequestPattern } from '../verdict/verdict';
import { Arrival } from '../packet/arrival';
import { always, bothMatch, Matching, never } from './matching';
import { OperationRule } from './rule-schema';

/** "Fields in the operation are ANDed together": which port it means, and which requests. */
export function operationMatches(
  { ports, notPorts, ...requests }: OperationRule,
  { port }: Arrival,
): Matching {
  return bothMatch(portMatches(ports, notPorts, port), ofRequests(requests));
}

/** The pod's port. */
export function portMatches(
  ports: string[] | undefined,
  notPorts: string[] | undefined,
  port: number,
): Matching {
  const isOneOf = (texts: string[]) =>
    texts.some(text => Number(text) === port);
  if (ports && !isOneOf(ports)) {
    return never({
      code: 'no-rule-for-port',
      detail: {
        allowed: ports.map(text => `TCP ${text}`).join(', '),
        asked: `TCP ${port}`,
      },
    });
  }
  return notPorts && isOneOf(notPorts)
    ? never({ code: 'port-left-out', detail: { port: `TCP ${port}` } })
    : always;
}

function ofRequests(requests: RequestPattern): Matching {
  return Object.keys(requests).length > 0
    ? { is: 'requests', requests }
    : always;
}

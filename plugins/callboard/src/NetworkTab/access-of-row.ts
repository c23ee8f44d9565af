import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { Direction } from '../connections/state-text';
import { KnownAccess } from '../connections/use-access-links';
import { ConnectionRow } from './connection-rows';

/** What can be proposed about a row. */
export type AccessOfRow = {
  action: 'request' | 'revoke';
  access: KnownAccess;
};

const closed = ['declared-but-blocked', 'half-open-caller', 'half-open-called'];

/**
 * What to propose about a connection: access where it lacks any, its end where there is a grant; nothing otherwise.
 *
 * The caller's owner asks for access: of a caller in the table that may be the reader, who is judged when the form
 * is sent; of this service it is known that the reader may not. What is granted may be revoked by either side.
 */
export function accessOfRow(
  { peer, port, state, grant }: ConnectionRow,
  { service, environment, isGrantable, mayPropose }: ConnectionsView,
  direction: Direction,
): AccessOfRow | undefined {
  if (peer.kind !== 'workload') return undefined;
  const other = { namespace: peer.namespace, name: peer.name };
  const ends =
    direction === 'callers'
      ? { service, caller: other }
      : { service: other, caller: service };
  const isByHand = direction === 'callers' && !peer.isManaged;
  // No grant changes the policies of a caller that Callboard does not manage.
  if (isByHand && state === 'half-open-caller') return undefined;
  const access = {
    ...ends,
    ports: [port.name],
    // What its pods are is known here alone.
    ...(isByHand && { environments: [environment] }),
  };
  if (closed.includes(state)) {
    const isPossible =
      direction === 'callers' ? isGrantable : mayPropose && peer.isManaged;
    return isPossible ? { action: 'request', access } : undefined;
  }
  return grant && mayPropose
    ? { action: 'revoke', access: { ...ends, ports: [port.name] } }
    : undefined;
}

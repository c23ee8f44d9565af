import { Microservice } from '@callboard/contract';
import { Connection, ServiceName } from '@callboard/plugin-callboard-common';

/**
 * Who says that a call is made: the caller's contract, by the name of the port; or its entity's relations
 * (`isInCatalog`), which name no port. Of a caller with a contract that names the called, the relations are made from it
 * and say nothing more.
 */
export function declaredBy(
  caller: { contract?: Microservice; isInCatalog: boolean },
  called: ServiceName,
  port: { name: string; number: number },
): Connection['declaredBy'] {
  const calls = callsTo(caller.contract, called);
  if (calls.length > 0) {
    return calls.some(
      call => call.port === port.name || call.port === port.number,
    )
      ? ['contract']
      : [];
  }
  return caller.isInCatalog ? ['catalog'] : [];
}

/** The calls of a contract to one service. */
function callsTo(contract: Microservice | undefined, name: ServiceName) {
  return Object.values(contract?.spec.calls ?? {}).filter(
    call => call.namespace === name.namespace && call.service === name.name,
  );
}

import { opaqueByDefault } from '../../linkerd/ports-of-proxy';
import { Port } from '../../ports';

/** Does Linkerd only pass on what is sent to this port? The contract says so, or its number where the contract does not say. */
export function isOpaque({ appProtocol }: Port, number: number): boolean {
  return (
    appProtocol === 'tcp' || (!appProtocol && opaqueByDefault.includes(number))
  );
}

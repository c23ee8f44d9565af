import { Pod } from '../Pod';

/** Does a pod run? One that is about to go does as long as it is there: it calls, and is called by its address. */
export function isRunning({ phase }: Pod): boolean {
  // Of one whose node is not heard nobody knows that it has ended.
  return phase === 'Running' || phase === 'Unknown';
}

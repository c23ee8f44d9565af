import { toError } from '@backstage/errors';
import { KnownCluster } from '../api/KubernetesPlugin';

/** Clusters come and go rarely. */
const usualSeconds = 600;
/** At the start the plugin may not be ready yet, or the catalog that it looks into not be read. */
const firstSeconds = 5;

/**
 * Asks Backstage's Kubernetes plugin for its clusters, soon after the start and then ever more rarely, until `signal` aborts.
 * Where it does not answer, what it said last holds, and it is asked again sooner.
 */
export async function followPlugin(
  listClusters: (signal: AbortSignal) => Promise<KnownCluster[]>,
  {
    signal,
    pause,
    onClusters,
    onFailure,
  }: {
    signal: AbortSignal;
    /** Waits so long, or until `signal` aborts. */
    pause: (seconds: number, signal: AbortSignal) => Promise<void>;
    onClusters: (clusters: KnownCluster[]) => void;
    /** Called once for as long as the reason is the same. */
    onFailure: (message: string) => void;
  },
): Promise<void> {
  let again = firstSeconds;
  let failure: string | undefined;
  while (!signal.aborted) {
    try {
      onClusters(await listClusters(signal));
      failure = undefined;
    } catch (error) {
      if (signal.aborted) return;
      const { message } = toError(error);
      if (failure === undefined) again = firstSeconds;
      if (message !== failure) onFailure(message);
      failure = message;
    }
    await pause(again, signal);
    again = Math.min(again * 2, usualSeconds);
  }
}

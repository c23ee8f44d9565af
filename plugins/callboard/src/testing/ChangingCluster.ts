import {
  ConnectionsView,
  NetworkView,
  SourceKind,
} from '@callboard/plugin-callboard-common';
import { shownRevision } from '../live/shown-revision';
import { liveConnectionStates, liveViewStates } from './live-states';
import { allowed } from './sample-connections';
import { sampleLive, sourcesWith } from './sample-live';
import { sampleNetworkView } from './sample-network-view';

const allReady = {
  ready: 3,
  total: 3,
  zones: sampleLive.endpoints!.zones.map(({ zone, total }) => ({
    zone,
    ready: total,
    total,
  })),
};

type Answer<View> = (
  environment?: string,
  source?: SourceKind,
) => Promise<View>;

/**
 * A cluster that changes when it is told to: with every other revision all pods are ready, and finance/billing is let in.
 */
export class ChangingCluster {
  private revision = 1;
  private readonly waiting = new Set<() => void>();

  /** @param isRead until it is, whoever does not choose it is shown Git */
  constructor(private isRead = true) {}

  change() {
    this.revision += 1;
    this.wake();
  }

  endReading() {
    this.isRead = true;
    this.wake();
  }

  /** The revision to be shown when it is another one than this. */
  next(revision: string, signal?: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (signal?.aborted) reject(new Error('aborted'));
        else if (revision !== this.shown()) resolve(this.shown());
        else return;
        this.waiting.delete(look);
      };
      this.waiting.add(look);
      signal?.addEventListener('abort', look);
      look();
    });
  }

  /** How many requests wait for it. */
  get waits(): number {
    return this.waiting.size;
  }

  view = async (
    environment?: string,
    source?: SourceKind,
  ): Promise<NetworkView> => {
    const view = this.ofNow(await this.of(liveViewStates, environment, source));
    return this.isFine() && view.live
      ? { ...view, live: { ...sampleLive, endpoints: allReady } }
      : view;
  };

  connections = async (
    environment?: string,
    source?: SourceKind,
  ): Promise<ConnectionsView> => {
    const view = this.ofNow(
      await this.of(liveConnectionStates, environment, source),
    );
    return this.isFine()
      ? {
          ...view,
          callers: view.callers.map(row =>
            row.peer.name === 'billing'
              ? { ...row, verdict: allowed, state: 'ok' }
              : row,
          ),
        }
      : view;
  };

  private wake() {
    this.waiting.forEach(look => look());
  }

  private shown(): string {
    return this.isRead
      ? `${this.revision}`
      : shownRevision(sampleNetworkView.source);
  }

  private async of<View extends NetworkView | ConnectionsView>(
    states: Record<string, Answer<View>>,
    environment?: string,
    source?: SourceKind,
  ): Promise<View> {
    return this.isRead || source === 'cluster'
      ? states.live(environment, source)
      : {
          ...(await states.live(environment, 'git')),
          sources: sourcesWith('starting'),
        };
  }

  private isFine(): boolean {
    return this.revision % 2 === 0;
  }

  private ofNow<View extends NetworkView | ConnectionsView>(view: View): View {
    const { source } = view;
    return source.kind === 'cluster'
      ? {
          ...view,
          source: {
            ...source,
            readAt: new Date().toISOString(),
            revision: `${this.revision}`,
          },
        }
      : view;
  }
}

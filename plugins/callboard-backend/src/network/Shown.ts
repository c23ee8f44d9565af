import { Platform } from '@callboard/contract';
import { Live, Source, SourceChoice } from '@callboard/plugin-callboard-common';
import { Network } from '@callboard/reachability';
import { ClusterSighting } from '../cluster/ClusterSighting';
import { RepositoryState } from '../repository/state';

/** An environment as one of its sources shows it. */
export interface Shown {
  repository: string;
  /** Contracts and grants, whatever the source. */
  state: RepositoryState;
  environment: string;
  /** All that hold the service, in alphabetical order. */
  environments: string[];
  platform: Platform;
  /** What the source holds, understood. */
  network: Network;
  source: Source;
  sources: SourceChoice[];
  /** Nothing where the source is Git. */
  sighting?: ClusterSighting;
  /** What it shows of the service itself. */
  live?: Live;
  /** The cluster that takes Git's place once it has been read; nothing where the source was chosen, or there is none. */
  awaited?: ClusterSighting;
}

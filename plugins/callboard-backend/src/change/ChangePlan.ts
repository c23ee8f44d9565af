import { Grant, Microservice } from '@callboard/contract';
import {
  ConnectivityEffect,
  FileDiff,
} from '@callboard/plugin-callboard-common';
import { FileEdit } from '../git/GitHost';

/** What a change writes, and what a reviewer should know of it. */
export interface ChangePlan {
  edits: FileEdit[];
  files: FileDiff[];
  notes: string[];
  /** Files that a person edited and that stay, because nothing tells what they were rendered from. */
  withoutBase: string[];
  /** Files that are not what HEAD's contracts render to: this change brings them in line, too. */
  drifted: string[];
  /** Files in which something of a person's stays that would be another way otherwise. */
  kept: string[];
  /** Who gains and who loses access, as the engine sees it. */
  connectivity: ConnectivityEffect;
  /** The contracts once it is merged. */
  after: {
    microservices: ReadonlyMap<string, Microservice>;
    grants: ReadonlyMap<string, Grant[]>;
  };
}

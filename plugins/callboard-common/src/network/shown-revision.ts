import { SourceKind } from './source';

/**
 * What a reader has in view, and wants to hear of when it differs.
 * @public
 */
export interface ShownRevision {
  entityRef: string;
  environment: string;
  /** That the reader chose; nothing where it is chosen for them: then the cluster takes Git's place when it has been read. */
  source?: SourceKind;
  /** Of the cluster; where Git is shown, the commit. */
  revision: string;
}

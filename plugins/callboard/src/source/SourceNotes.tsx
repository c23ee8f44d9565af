import { Source } from '@callboard/plugin-callboard-common';
import { ClusterNotes } from './ClusterNotes';
import { GitNotes } from './GitNotes';
import { SourceProblems } from './SourceProblems';

/** Says what an answer misses: what could not be read, and what has changed since an old reading. */
export const SourceNotes = (props: {
  source: Source;
  /** Is there room for everything at once? Where there is not, it is folded away until someone asks. */
  isWide?: boolean;
}) => {
  const { source, isWide = false } = props;
  return (
    <>
      {source.kind === 'git' ? (
        <GitNotes source={source} />
      ) : (
        <ClusterNotes source={source} isWide={isWide} />
      )}
      <SourceProblems source={source} />
    </>
  );
};

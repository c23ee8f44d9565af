import {
  SourceKind,
  sourceKindSchema,
} from '@callboard/plugin-callboard-common';
import { useSearchParams } from 'react-router-dom';

/**
 * The source that somebody chose: the query parameter `source`, so that a link leads to it.
 * Nothing where nobody has chosen: then the cluster is meant where it has been read, else Git.
 */
export function useSource(): {
  source: SourceKind | undefined;
  selectSource: (kind: SourceKind) => void;
} {
  const [query, setQuery] = useSearchParams();
  return {
    source: sourceKindSchema.safeParse(query.get('source')).data,
    selectSource: kind =>
      setQuery(
        current => {
          current.set('source', kind);
          return current;
        },
        { replace: true },
      ),
  };
}

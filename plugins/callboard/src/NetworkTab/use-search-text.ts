import { useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useNetworkQuery } from './use-network-query';

/**
 * The text of the search: at once for the field, a moment later in the URL, so that a keystroke does not draw the
 * whole page. Follows the URL where something else changes it.
 */
export function useSearchText(
  inUrl: string,
  change: ReturnType<typeof useNetworkQuery>['change'],
): [string, (text: string) => void] {
  const [text, setText] = useState(inUrl);
  const written = useRef(inUrl);

  useDebounce(
    () => {
      if (text !== written.current) {
        written.current = text;
        change({ search: text });
      }
    },
    300,
    [text, change],
  );
  useEffect(() => {
    if (inUrl !== written.current) {
      written.current = inUrl;
      setText(inUrl);
    }
  }, [inUrl]);
  return [text, setText];
}

import { useEffect } from 'react';

/** Keeps of a value what still has a meaning, once another step has changed what that is. */
export function useKept<T>(
  value: T,
  kept: T,
  onChange: (value: T) => void,
): void {
  const wanted = JSON.stringify(kept);
  const isKept = JSON.stringify(value) === wanted;
  useEffect(() => {
    if (!isKept) {
      onChange(JSON.parse(wanted));
    }
  }, [isKept, wanted, onChange]);
}

import { useEffect, useState } from 'react';

/** The time, told again while something grows older: each second at first, then four times a minute. */
export function useNow(since: string): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const isYoung = now - Date.parse(since) < 60_000;
    const timer = setTimeout(() => setNow(Date.now()), isYoung ? 1000 : 15_000);
    return () => clearTimeout(timer);
  }, [now, since]);
  return Math.max(now, Date.parse(since) || 0);
}

import { formatAge } from './format-age';

const now = Date.parse('2026-11-20T12:00:00Z');

test.each([
  ['2026-11-20T12:00:01Z', 'just now'],
  ['2026-11-20T11:59:48Z', '12 s ago'],
  ['2026-11-20T11:58:00Z', '2 min ago'],
  ['2026-11-20T09:00:00Z', '3 h ago'],
  ['2026-11-15T12:00:00Z', '5 days ago'],
  ['yesterday', 'at an unknown time'],
])('%s was %s', (at, words) => expect(formatAge(at, now)).toBe(words));

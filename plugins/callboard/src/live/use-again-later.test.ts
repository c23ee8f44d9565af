import { act, renderHook } from '@testing-library/react';
import { Failure } from '../failure';
import { Outcome } from './outcome';
import { useAgainLater } from './use-again-later';

const outcomeOf = (kind?: Failure['kind']): Outcome<object> => ({
  ...{ asked: '', subject: 'component:shop/orders' },
  ...(kind ? { failure: { kind, message: '' } } : { view: {} }),
});

/** Seconds at which it is read again, where each time the same comes out. */
async function readings(kind: Failure['kind'] | undefined, seconds: number) {
  const start = Date.now();
  const times: number[] = [];
  const { rerender, unmount } = renderHook(
    ({ outcome }) =>
      useAgainLater(outcome, () => {
        times.push((Date.now() - start) / 1000);
        rerender({ outcome: outcomeOf(kind) });
      }),
    { initialProps: { outcome: outcomeOf(kind) } },
  );
  await pass(seconds);
  unmount();
  await pass(seconds);
  return times;
}

/** What is rendered is rendered at the end of each second. */
async function pass(seconds: number) {
  for (let second = 0; second < seconds; second++) {
    await act(() => jest.advanceTimersByTimeAsync(1000));
  }
}

describe('what cannot be shown', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each(['missing', 'failed'] as const)(
    'is read again, more and more seldom, until the page is left: %s',
    async kind => {
      expect(await readings(kind, 200)).toEqual([5, 15, 35, 75, 135, 195]);
    },
  );

  it.each(['denied', undefined] as const)(
    'is not asked for where that is of no use: %s',
    async kind => {
      expect(await readings(kind, 200)).toEqual([]);
    },
  );
});

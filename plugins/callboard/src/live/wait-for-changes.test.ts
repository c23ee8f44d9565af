import { act } from '@testing-library/react';
import { waitForChanges } from './wait-for-changes';

const answers = (revision: string) => async () => ({ revision });

/** Runs for so many seconds of a clock that does not tick by itself. */
const pass = (seconds: number) =>
  act(() => jest.advanceTimersByTimeAsync(seconds * 1000));

function hide(isHidden: boolean) {
  Object.defineProperty(document, 'hidden', {
    configurable: true,
    value: isHidden,
  });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** A wait that ends with this answer after so many seconds, or when it is given up. */
const after =
  (seconds: number, revision: string) =>
  (_revision: string, signal: AbortSignal) =>
    new Promise<{ revision: string }>((resolve, reject) => {
      setTimeout(() => resolve({ revision }), seconds * 1000);
      const abort = () => reject(new Error('aborted'));
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort);
    });

describe('waiting for changes', () => {
  const controllers: AbortController[] = [];
  const start = (wait: Parameters<typeof waitForChanges>[1]) => {
    const controller = new AbortController();
    controllers.push(controller);
    const asked = jest.fn(wait);
    const tell = jest.fn();
    waitForChanges('1', asked, tell, controller.signal);
    return { asked, tell, controller };
  };

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    controllers.splice(0).forEach(each => each.abort());
    hide(false);
    jest.useRealTimers();
  });

  it('asks for what comes after the revision that was heard of last', async () => {
    const { asked, tell } = start(after(30, '2'));
    await pass(32);

    expect(tell.mock.calls).toEqual([['2']]);
    expect(asked.mock.calls.map(([revision]) => revision)).toEqual(['1', '2']);
  });

  it('asks a cluster that never rests not more than four times a minute', async () => {
    const { asked } = start(answers('2'));
    await pass(60);
    const atFirst = asked.mock.calls.length;
    await pass(10 * 60);

    expect(atFirst).toBeLessThanOrEqual(16);
    expect(asked.mock.calls.length - atFirst).toBeLessThanOrEqual(40);
  });

  it('hears of each step of a rollout within a second or so', async () => {
    const { tell } = start(after(3, '2'));
    await pass(30);

    expect(tell.mock.calls.length).toBeGreaterThanOrEqual(7);
  });

  it('backs off where it is refused, and says so each time', async () => {
    const { asked, tell } = start(async () => {
      throw new Error('bad gateway');
    });
    await pass(120);
    const atFirst = asked.mock.calls.length;
    await pass(10 * 60);

    expect(atFirst).toBeLessThanOrEqual(8);
    expect(asked.mock.calls.length - atFirst).toBeLessThanOrEqual(10);
    expect(new Set(tell.mock.calls.flat())).toEqual(new Set(['1']));
    expect(tell.mock.calls.length).toBe(asked.mock.calls.length);
  });

  it('is quick again after a quiet time', async () => {
    let isRefused = true;
    const { asked } = start((revision, signal) =>
      isRefused
        ? Promise.reject(new Error('bad gateway'))
        : after(30, '2')(revision, signal),
    );
    await pass(300);
    isRefused = false;
    await pass(60 + 30 + 60);
    asked.mockClear();
    await pass(64);

    expect(asked.mock.calls.length).toBeGreaterThanOrEqual(2);
  });

  it('gives up the request while the page is hidden, and tells what is known when it is seen', async () => {
    const { asked, tell } = start(after(1000, '2'));
    await pass(5);
    hide(true);
    await pass(600);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked.mock.calls[0][1].aborted).toBe(true);
    expect(tell).not.toHaveBeenCalled();

    hide(false);
    await pass(2);
    expect(tell).toHaveBeenCalledWith('1');
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('ends for good when it is told to', async () => {
    const { asked, tell, controller } = start(after(30, '2'));
    controller.abort();
    await pass(600);

    expect(asked).toHaveBeenCalledTimes(1);
    expect(tell).not.toHaveBeenCalled();
  });
});

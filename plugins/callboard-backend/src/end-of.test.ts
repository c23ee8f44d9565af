import { EventEmitter } from 'node:events';
import { setImmediate as soon } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { endOf } from './end-of';

const waits = 5_000;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

async function heldBytes(): Promise<number> {
  for (let time = 0; time < 4; time++) {
    collectGarbage();
    await soon();
  }
  return process.memoryUsage().heapUsed;
}

describe('the end of a wait', () => {
  it('comes when the time is over', () => {
    jest.useFakeTimers();
    const end = endOf(new EventEmitter(), 30_000);
    jest.advanceTimersByTime(29_999);
    expect(end.aborted).toBe(false);
    jest.advanceTimersByTime(1);
    expect(end.aborted).toBe(true);
    jest.useRealTimers();
  });

  it('comes when nobody waits any more', () => {
    const response = new EventEmitter();
    const end = endOf(response, 30_000);
    expect(end.aborted).toBe(false);
    response.emit('close');
    expect(end.aborted).toBe(true);
  });

  it('leaves nothing behind, whatever is made of it', async () => {
    const stopping = new AbortController();
    const wait = () => {
      const response = new EventEmitter();
      const end = endOf(response, 30_000);
      const either = AbortSignal.any([end, stopping.signal]);
      AbortSignal.any([either, new AbortController().signal]);
      response.emit('close');
    };
    for (let time = 0; time < waits; time++) wait();
    const before = await heldBytes();

    for (let time = 0; time < waits; time++) wait();

    expect((await heldBytes()) - before).toBeLessThan(waits * 50);
  });
});

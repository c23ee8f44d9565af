import { followPlugin } from './follow-plugin';
import { pause } from './pause';

describe('the clusters that the Kubernetes plugin knows', () => {
  /** Follows until the plugin was asked for each of the answers. */
  async function follow(answers: (string[] | Error)[]) {
    const ending = new AbortController();
    const told: (string | string[])[] = [];
    const waits: number[] = [];
    const left = [...answers];
    await followPlugin(
      async () => {
        const answer = left.shift();
        if (answer instanceof Error) throw answer;
        return answer!.map(name => ({ name, authProvider: 'aws' }));
      },
      {
        signal: ending.signal,
        pause: async seconds => {
          waits.push(seconds);
          if (!left.length) ending.abort();
        },
        onClusters: clusters => told.push(clusters.map(({ name }) => name)),
        onFailure: message => told.push(message),
      },
    );
    return { told, waits };
  }

  it('are asked for again soon after the start, and later now and then', async () => {
    const answers = [[], ['a'], ...Array<string[]>(7).fill(['a', 'b'])];
    const { told, waits } = await follow(answers);
    expect(told).toEqual(answers);
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600]);
  });

  it('are asked for sooner where it does not answer, and ever later', async () => {
    const down = new Error('down');
    const { told, waits } = await follow([
      ...Array<Error>(9).fill(down),
      ['a'],
      down,
    ]);
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600, 600, 5]);
    expect(told).toEqual(['down', ['a'], 'down']);
  });

  it('are not waited for by whoever stops it', async () => {
    const ending = new AbortController();
    const paused = pause(1000, ending.signal);
    ending.abort();
    await expect(paused).resolves.toBeUndefined();
  });

  it('are asked for no more once it is stopped', async () => {
    const ending = new AbortController();
    const told: string[] = [];
    await followPlugin(
      async () => {
        ending.abort();
        throw new Error('aborted');
      },
      {
        signal: ending.signal,
        pause: async () => {},
        onClusters: () => told.push('clusters'),
        onFailure: message => told.push(message),
      },
    );
    expect(told).toEqual([]);
  });
});

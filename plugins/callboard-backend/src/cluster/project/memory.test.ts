import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pod } from '../watch/__testUtils__/live';
import { Held } from './Held';
import { project } from './project';
import { Shared } from './Shared';

const COUNT = 10_000;

const served = {
  ...{ group: '', version: 'v1', kind: 'Pod', resource: 'pods' },
  isNamespaced: true,
};

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Ten pods of each of a thousand ReplicaSets, as they arrive: each one parsed by itself. */
function arriving(index: number): unknown {
  const app = `app-${Math.floor(index / 10)}`;
  const labels = {
    'app.kubernetes.io/name': app,
    'app.kubernetes.io/part-of': 'shop',
    'pod-template-hash': `hash-of-${app}`,
  };
  const one = pod(`${app}-abcdef0123-${index}`, {
    labels,
    owner: `apps/v1 ReplicaSet ${app}-abcdef0123`,
    spec: { nodeName: `node-${index % 50}` },
  });
  return JSON.parse(JSON.stringify(one));
}

function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe('ten thousand pods', () => {
  it('take at most two kilobytes of memory each', () => {
    const shared = new Shared();
    const held = new Map<string, Held>();
    const before = heldBytes();

    for (let index = 0; index < COUNT; index++) {
      held.set(`shop/${index}`, project(arriving(index), served, shared));
    }

    const bytes = (heldBytes() - before) / COUNT;
    expect(held.size).toBe(COUNT);
    expect(Math.round(bytes)).toBeLessThanOrEqual(2048);
  });
});

import { Complaint } from './complaint';
import { Defence, undefended, unneeded } from './defences';

const complaint = (check: string, says: string): Complaint => ({
  check,
  says,
  about: 'Deployment shop/orders',
});
const defence = (check: string, says: string, names?: string[]): Defence => ({
  ...{ check, says, why: 'because' },
  ...(names && { in: names }),
});
const noLimit = complaint('resources', 'CPU limit is not set');

describe('a defence', () => {
  it('answers what its check says', () => {
    const defences = [defence('resources', 'CPU limit')];
    expect(undefended(defences, 'worker', [noLimit])).toEqual([]);
  });

  it.each([
    ['another check', defence('probes', 'CPU limit')],
    ['another text', defence('resources', 'memory limit')],
    ['another case', defence('resources', 'CPU limit', ['headless'])],
  ])('does not answer %s', (_what, it) =>
    expect(undefended([it], 'worker', [noLimit])).toEqual([noLimit]),
  );

  it('is needed as long as one case complains', () => {
    const complaints = new Map([
      ['worker', [noLimit]],
      ['headless', []],
    ]);
    expect(unneeded([defence('resources', 'CPU')], complaints)).toEqual([]);
    expect(unneeded([defence('probes', 'none')], complaints)).toEqual([
      'probes: none',
    ]);
  });

  it('is needed in every case that it names', () => {
    const defences = [
      defence('resources', 'CPU', ['worker', 'headless', 'gone']),
    ];
    const complaints = new Map([
      ['worker', [noLimit]],
      ['headless', []],
    ]);
    expect(unneeded(defences, complaints)).toEqual([
      'resources: CPU (headless)',
      'resources: CPU (gone)',
    ]);
  });
});

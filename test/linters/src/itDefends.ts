/* eslint-disable jest/no-export -- the suite is what this file is for */
import { ManifestSet } from '@callboard/test-cluster/src/manifest-sets';
import { Complaint } from './complaint';
import { readDefences, undefended, unneeded } from './defences';

/**
 * Tests that a judge has nothing against golden cases but what is defended, and that every defence is needed.
 * @param judge the name of its file of defences
 * @param ask what it has against a set; called once for each
 */
export function itDefends(
  judge: string,
  sets: ManifestSet[],
  ask: (set: ManifestSet) => Complaint[],
): void {
  const defences = readDefences(judge);
  const complaints = new Map<string, Complaint[]>();

  beforeAll(() => {
    for (const set of sets) complaints.set(set.name, ask(set));
  }, 300_000);

  it.each(sets.map(set => set.name))(
    'has nothing undefended against the golden case %s',
    name =>
      expect(undefended(defences, name, complaints.get(name)!)).toEqual([]),
  );

  it('needs every defence', () =>
    expect(unneeded(defences, complaints)).toEqual([]));
}

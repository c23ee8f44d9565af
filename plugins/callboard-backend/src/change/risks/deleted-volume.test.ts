import { manifest, outlook } from './__testUtils__/outlook';
import { deletedVolume } from './deleted-volume';

const claim = manifest('PersistentVolumeClaim', '{}');

describe('a deleted volume', () => {
  it('is a claim that goes', () => {
    expect(deletedVolume(outlook(claim, null))).toEqual([
      'dev: PersistentVolumeClaim shop/web goes, and mostly what is stored on it goes, too (deploy/dev/shop/web/it.yaml)',
    ]);
  });

  it.each<[string, string | null, string | null, string]>([
    ['a claim that stays', claim, `${claim}\n`, ''],
    ['a new claim', null, claim, ''],
    ['a claim that moves to another file', claim, null, claim],
    ['anything else that goes', manifest('Service', '{}'), null, ''],
  ])('is not %s', (_, before, after, beside) => {
    expect(deletedVolume(outlook(before, after, beside))).toEqual([]);
  });
});

import { changedFacts } from './changed-facts';

describe('what has changed in outcome', () => {
  it('is nothing where all is as it was', () => {
    expect(
      changedFacts(
        { 'shop/web, http': 'allowed' },
        { 'shop/web, http': 'allowed' },
      ),
    ).toEqual([]);
  });

  it('is what is new, what is another, and what is gone', () => {
    expect(
      changedFacts(
        { a: 'allowed', b: 'denied', c: 'unknown' },
        { b: 'allowed', c: 'unknown', d: 'denied' },
      ),
    ).toEqual([
      { subject: 'b', outcome: 'allowed' },
      { subject: 'd', outcome: 'denied' },
      { subject: 'a', outcome: undefined },
    ]);
  });
});

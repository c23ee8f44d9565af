import { isChangeBranch, openId } from '../git/change-ref';
import { branchOf, callerOf, openIdOf, subjectOf } from './change-name';

const service = { namespace: 'finance', name: 'payments' };

describe('the name of a change about a caller', () => {
  it.each(['web', 'lock', 'a-b'])('is found again in its branch: %s', name => {
    const caller = { namespace: 'shop', name };
    const change = { operation: 'grant', service, subject: subjectOf(caller) };

    expect(isChangeBranch(branchOf(change))).toBe(true);
    expect(openId(branchOf(change))).toBe(openIdOf(change));
    expect(callerOf(branchOf(change))).toEqual(caller);
  });

  it('is not found in a change about none', () => {
    const change = { operation: 'onboard', service, subject: 'all' };

    expect(callerOf(branchOf(change))).toBeUndefined();
  });
});

import { some, verdictOf } from './evaluator/match';
import { allOf } from './evaluator/outcome';

describe('outcomes', () => {
  it('are as bad as the worst of them', () => {
    expect(allOf([])).toBe('allowed');
    expect(allOf(['allowed', 'conditional'])).toBe('conditional');
    expect(allOf(['unknown', 'conditional'])).toBe('unknown');
    expect(allOf(['unknown', 'denied', 'allowed'])).toBe('denied');
  });
});

describe('alternatives', () => {
  it('are as good as the best of them, and both IP versions are all there is', () => {
    expect(some([])).toBe('no');
    expect(some(['no', 'over IPv4'])).toBe('over IPv4');
    expect(some(['over IPv4', 'maybe'])).toBe('maybe');
    expect(some(['over IPv4', 'maybe', 'over IPv6'])).toBe('yes');
    expect(some(['no', 'yes', 'maybe'])).toBe('yes');
  });
});

describe('policies that only allow', () => {
  const surely = (...ways: Parameters<typeof some>[0]) => ({
    selects: 'yes' as const,
    ways,
  });
  const perhaps = (...ways: Parameters<typeof some>[0]) => ({
    selects: 'maybe' as const,
    ways,
  });

  it('leave pods alone that none selects', () => {
    expect(verdictOf([{ selects: 'no', ways: [] }])).toBe('allowed');
  });

  it('deny what no rule of those that select the pod matches', () => {
    expect(verdictOf([surely(), surely('no')])).toBe('denied');
    expect(verdictOf([surely('no'), perhaps('no')])).toBe('denied');
    expect(verdictOf([surely('no', 'yes'), perhaps()])).toBe('allowed');
  });

  it('are not sure where one may match, or one that matches may select', () => {
    expect(verdictOf([surely('maybe')])).toBe('unknown');
    expect(verdictOf([surely('no'), perhaps('yes')])).toBe('unknown');
    expect(verdictOf([surely('over IPv4'), perhaps('over IPv6')])).toBe(
      'unknown',
    );
  });

  it('say where only some connections get through', () => {
    expect(verdictOf([surely('over IPv4')])).toBe('conditional');
    expect(verdictOf([surely('over IPv4'), surely('over IPv6')])).toBe(
      'allowed',
    );
  });

  it('let a connection through that each of those would that may select the pod', () => {
    expect(verdictOf([perhaps('yes'), perhaps('no', 'yes')])).toBe('allowed');
    expect(verdictOf([perhaps('yes'), perhaps('no')])).toBe('unknown');
    expect(verdictOf([perhaps('over IPv4')])).toBe('unknown');
  });
});

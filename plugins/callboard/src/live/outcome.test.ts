import { afterOutcome } from './outcome';

const shown = {
  asked: 'dev',
  subject: 'component:shop/orders',
  view: { callers: ['web'], source: { revision: '1' } },
};

describe('what is shown after something was read again', () => {
  it('keeps the parts that are as they were', () => {
    const { view } = afterOutcome(shown, {
      ...shown,
      view: { callers: ['web'], source: { revision: '2' } },
    });

    expect(view!.callers).toBe(shown.view.callers);
    expect(view!.source).toEqual({ revision: '2' });
  });

  it('keeps what was shown where it cannot be read now, and why', () => {
    const failure = { kind: 'failed', message: 'no route to host' } as const;

    expect(afterOutcome(shown, { ...shown, view: undefined, failure })).toEqual(
      { ...shown, failure },
    );
  });

  it.each(['denied', 'missing'] as const)(
    'does not keep what is %s now',
    kind => {
      const next = {
        ...shown,
        view: undefined,
        failure: { kind, message: '' },
      };

      expect(afterOutcome(shown, next)).toBe(next);
    },
  );

  it('does not keep what was read of something else', () => {
    const next = {
      ...shown,
      asked: 'prod',
      view: undefined,
      failure: { kind: 'failed', message: 'disk full' } as const,
    };

    expect(afterOutcome(shown, next)).toBe(next);
  });

  it('forgets a failure when it could be read again', () => {
    const failed = {
      ...shown,
      failure: { kind: 'failed', message: 'disk full' } as const,
    };

    expect(afterOutcome(failed, shown)).toEqual(shown);
  });
});

import { bodyBesideEffect } from './body-beside-effect';

const body = (...paragraphs: string[]) => paragraphs.join('\n\n');

describe('the body of a change', () => {
  it('leaves to the page what the page shows, and keeps the rest', () => {
    expect(
      bodyBesideEffect(
        body(
          'shop/web gets access to shop/orders.',
          '### Connectivity',
          '- dev: + shop/web → shop/orders http\n- prod: + shop/web → shop/orders http',
          '### Reason',
          '> ### Files',
          '### Notes',
          '- shop/web restarts in dev',
          '### Files',
          '- `services/shop/web/microservice.yaml` changed',
          'Requested by user:default/anna.',
        ),
      ),
    ).toBe(
      body(
        'shop/web gets access to shop/orders.',
        '### Reason',
        '> ### Files',
        '### Notes',
        '- shop/web restarts in dev',
        'Requested by user:default/anna.',
      ),
    );
  });

  it('keeps what is no list under such a heading', () => {
    expect(bodyBesideEffect(body('### Files', 'are on the branch'))).toBe(
      'are on the branch',
    );
  });
});

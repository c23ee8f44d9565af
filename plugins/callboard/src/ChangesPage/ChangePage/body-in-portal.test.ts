import { bodyInPortal } from './body-in-portal';

const body = (...paragraphs: string[]) => paragraphs.join('\n\n');

const whole = body(
  'shop/web gets access to shop/orders.',
  '### Connectivity',
  '- dev: + shop/web → shop/orders http\n- prod: + shop/web → shop/orders http',
  '### Reason',
  '> ### Rendered files',
  '### Notes',
  '- shop/web restarts in dev',
  '### Who must approve',
  '- group:default/team-shop: the contract of shop/web changes',
  'Requested by user:default/anna.',
);

describe('the body of a change', () => {
  it('leaves to the page what the page shows, and keeps the rest', () => {
    expect(bodyInPortal(whole, true)).toBe(
      body(
        'shop/web gets access to shop/orders.',
        '### Reason',
        '> ### Rendered files',
        '### Notes',
        '- shop/web restarts in dev',
        'Requested by user:default/anna.',
      ),
    );
  });

  it('is whole where the page knows no effect, but for the files', () => {
    const files = body('### Rendered files', '<details><summary>x</summary>');
    expect(bodyInPortal(body(whole, files), false)).toBe(whole);
  });

  it('keeps what is no list under such a heading', () => {
    const text = body('### Connectivity', 'is in the diff');
    expect(bodyInPortal(text, true)).toBe('is in the diff');
  });
});

import { isSigned } from './is-signed';

/** Test case 2 of RFC 4231. */
const secret = 'Jefe';
const body = Buffer.from('what do ya want for nothing?');
const signature =
  '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

describe('a signature', () => {
  it('is the HMAC-SHA256 of the body', () => {
    expect(isSigned(body, signature, secret)).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['empty, as Gitea sends it without a secret', ''],
    ['cut off', signature.slice(0, -2)],
    ['followed by something', `${signature}00`],
    ['there twice', [signature, signature]],
    ['written as GitHub does', `sha256=${signature}`],
    ['of 64 characters that are more bytes', 'ü'.repeat(64)],
    ['of another body', signature.replace('5', '6')],
  ])('is not right when it is %s', (_, said) => {
    expect(isSigned(body, said, secret)).toBe(false);
  });

  it('is not right with another secret', () => {
    expect(isSigned(body, signature, 'jefe')).toBe(false);
  });
});

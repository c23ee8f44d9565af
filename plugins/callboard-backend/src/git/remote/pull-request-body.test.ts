import {
  readSigned,
  signatureLength,
  signBody,
  unsigned,
} from './pull-request-body';

const commit = '1a2b3c4d5e6f708192a3b4c5d6e7f80910111213';
const body = 'Adds **orders**.\n\n- one\n- two';

describe('the text of a pull request', () => {
  it('is known again as ours, whatever a host does to line ends', () => {
    const signed = signBody({ body, commit });
    for (const text of [
      signed,
      signed.replaceAll('\n', '\r\n'),
      `${signed}\n`,
    ]) {
      expect(readSigned(text)).toEqual({ body, commit });
      expect(unsigned(text)).toBe(body);
    }
    expect(signed.length - body.length).toBeLessThanOrEqual(signatureLength);
  });

  it.each([
    ['changed a word', (text: string) => text.replace('one', 'none')],
    ['added a line at the end', (text: string) => `${text}\nMine`],
    ['added a line at the start', (text: string) => `Mine\n${text}`],
    ['wrote another', () => 'Mine'],
  ])('is not ours once a person has %s', (_, edit) => {
    expect(readSigned(edit(signBody({ body, commit })))).toBeUndefined();
  });
});

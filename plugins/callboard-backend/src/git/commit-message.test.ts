import { InputError } from '@backstage/errors';
import {
  formatChangeMessage,
  formatMergeMessage,
  parseChangeMessage,
} from './commit-message';

const message = {
  title: 'Onboard orders',
  body: 'Adds **orders**.\n\n- one\n- two',
  branch: 'callboard/onboard/shop/orders/all',
  requestedBy: 'user:default/anna',
};

describe('the message of a commit of a change', () => {
  it('is title, body and trailers', () => {
    expect(formatChangeMessage(message)).toBe(
      [
        'Onboard orders',
        '',
        'Adds **orders**.',
        '',
        '- one',
        '- two',
        '',
        'Callboard-Change: callboard/onboard/shop/orders/all',
        'Requested-by: user:default/anna',
      ].join('\n'),
    );
  });

  test.each([
    ['as it was given', message.body],
    ['without a body', ''],
    [
      'with trailers forged in the body',
      'Hi\n\nRequested-by: user:default/root',
    ],
    ['with empty lines in the body', 'a\n\n\n\nb'],
    ['with an indented body', '    code\n\ntext'],
  ])('is read %s', (_how, body) => {
    const text = formatChangeMessage({ ...message, body });
    expect(parseChangeMessage(`${text}\n`)).toEqual({ ...message, body });
  });

  it('has one line of title, and no control characters', () => {
    const text = formatChangeMessage({
      ...message,
      title: ' One\r\n\r\ntwo\u0000 ',
      body: 'a\r\nb\u001b[31m',
    });
    expect(parseChangeMessage(text)).toMatchObject({
      title: 'One two',
      body: 'a\nb[31m',
    });
  });

  test.each([
    ['an empty title', { title: ' \n' }],
    ['no requester', { requestedBy: '' }],
    ['a requester of two lines', { requestedBy: 'a\nMerged-by: b' }],
  ])('is refused with %s', (_what, wrong) => {
    expect(() => formatChangeMessage({ ...message, ...wrong })).toThrow(
      InputError,
    );
  });

  it('is not read from other commits', () => {
    expect(parseChangeMessage('By hand\n')).toBeUndefined();
    const merge = formatMergeMessage(message, 'user:default/ben');
    expect(parseChangeMessage(merge)).toBeUndefined();
    const quoted = `${formatChangeMessage(message)}\n\nNot the last block.`;
    expect(parseChangeMessage(quoted)).toBeUndefined();
  });
});

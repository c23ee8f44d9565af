import { escapeLine } from './escape-line';

describe('a text on one line of the body of a change', () => {
  it.each([
    ['stays on it', 'a\n# b\r\n\t/close', 'a # b /close'],
    ['does nothing there', 'cc @anna | #1', 'cc @&#8203;anna \\| #&#8203;1'],
    ['is empty where nothing is in it', ' \n ', ''],
  ])('%s', (_, text, line) => {
    expect(escapeLine(text)).toBe(line);
  });

  it.each([
    ['before an escape', 'ab@c', 10, 'ab…'],
    ['before a backslash', 'ab*c', 4, 'ab…'],
    ['after a whole character', '🚀🚀🚀', 5, '🚀🚀…'],
    ['after nothing', '@anna', 3, '…'],
  ])('is cut %s', (_, text, largest, line) => {
    expect(escapeLine(text, largest)).toBe(line);
  });
});

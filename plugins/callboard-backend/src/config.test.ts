import { ConfigReader } from '@backstage/config';
import { readConfig } from './config';

const local = { id: 'demo', type: 'local', path: '/data/demo.git' };

function read(callboard: object, production = false) {
  return readConfig(new ConfigReader({ callboard } as never), { production });
}

describe('the configuration', () => {
  it('may be left out', () => {
    expect(readConfig(new ConfigReader({}), { production: true })).toEqual({
      repositories: [],
      readOnly: false,
    });
  });

  it('fills in the branch', () => {
    expect(read({ repositories: [local] }).repositories).toEqual([
      { ...local, branch: 'main' },
    ]);
  });

  it('allows a local repository in production only when it says so', () => {
    expect(
      read({ repositories: [{ ...local, allowInProduction: true }] }, true)
        .repositories,
    ).toHaveLength(1);
    expect(() => read({ repositories: [local] }, true)).toThrow(
      /allowInProduction/,
    );
  });

  it.each([
    [
      'a type that it does not know',
      [{ ...local, type: 'svn' }],
      /repositories\[0\]\.type: 'svn'/,
    ],
    [
      'an id that is not one',
      [{ ...local, id: 'De mo' }],
      /repositories\[0\]\.id/,
    ],
    ['an id that stands twice', [local, local], /'demo' stands twice/],
  ])('refuses %s', (_, repositories, message) => {
    expect(() => read({ repositories })).toThrow(message);
  });
});

import { InputError } from '@backstage/errors';
import { assertFilePath } from './file-path';

describe('a path of a file', () => {
  test.each([
    'README.md',
    'apps/shop/orders/service.yaml',
    'environments/prod-eu/shop/orders/50_deployment.yaml',
    '.github/CODEOWNERS',
    'a/.gitignore',
  ])('may be %s', path => {
    expect(() => assertFilePath(path)).not.toThrow();
  });

  test.each([
    '',
    '/etc/passwd',
    '../outside',
    'apps/../../outside',
    'apps//x',
    'apps/',
    './apps',
    '.git/config',
    'apps/.GIT/hooks/post-receive',
    'apps/.git./config',
    '.gitmodules',
    '.git\u200c/config',
    'git~1/x',
    'C:/x',
    'apps\\x',
    'apps/x\n',
    'apps/\u0000',
    'apps/my file',
  ])('is never %j', path => {
    expect(() => assertFilePath(path)).toThrow(InputError);
  });
});

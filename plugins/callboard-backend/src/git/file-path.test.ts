import { InputError } from '@backstage/errors';
import { assertFilePath, assertWritablePath } from './file-path';

describe('a path of a file', () => {
  test.each([
    'README.md',
    'apps/shop/orders/service.yaml',
    'environments/prod-eu/shop/orders/50_deployment.yaml',
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
    '.github/workflows/x.yml',
    'apps/.gitignore',
    'CODEOWNERS',
    'services/codeowners',
  ])('is never %j', path => {
    expect(() => assertFilePath(path)).toThrow(InputError);
  });
});

describe('what a change may touch', () => {
  test.each([
    'services/shop/orders/microservice.yaml',
    'deploy/prod/shop/orders/deployment.yaml',
  ])('is %s', path => {
    expect(() => assertWritablePath(path, 'onboard')).not.toThrow();
  });

  test.each([
    'platform/prod.yaml',
    'delivery/prod/shop.yaml',
    'Jenkinsfile',
    '.gitlab-ci.yml',
    'deploy',
    'docs/deploy/x.yaml',
  ])('is not %s', path => {
    expect(() => assertWritablePath(path, 'onboard')).toThrow(/is not a path/);
  });

  it('is delivery/ for the operation that sets it up, and nothing else for that', () => {
    const touch = (path: string) => () => assertWritablePath(path, 'bootstrap');

    expect(touch('delivery/prod/application-set.yaml')).not.toThrow();
    expect(touch('deploy/prod/shop/orders/service.yaml')).toThrow(/is not a/);
    expect(touch('services/shop/orders/microservice.yaml')).toThrow(/is not a/);
    expect(touch('platform/prod.yaml')).toThrow(/is not a path/);
  });

  it('is nothing more for an operation that no one knows', () => {
    expect(() => assertWritablePath('delivery/a', 'toString')).toThrow(
      /is not/,
    );
  });
});

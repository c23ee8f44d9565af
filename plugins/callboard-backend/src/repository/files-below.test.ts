import { filesBelow } from './files-below';
import { toState } from './state';

const state = toState(
  '',
  new Map(
    [
      'services/shop-eu/web/microservice.yaml',
      'services/shop/web/microservice.yaml',
      'services/shop/orders/callers/shop.web.yaml',
      'services/shop',
      'deploy/dev/shop/web/service.yaml',
    ].map(path => [path, { oid: '', text: '' }]),
  ),
);

describe('the files below a folder', () => {
  it.each([
    [
      'services/shop',
      ['orders/callers/shop.web.yaml', 'web/microservice.yaml'],
    ],
    ['services/shop-eu', ['web/microservice.yaml']],
    ['services/shop/orders/callers', ['shop.web.yaml']],
    ['services/sho', []],
    ['a', []],
    ['z', []],
  ])('are those of %s, in alphabetical order', (folder, names) => {
    expect(filesBelow(state, folder).map(([path]) => path)).toEqual(
      names.map(name => `${folder}/${name}`),
    );
  });
});

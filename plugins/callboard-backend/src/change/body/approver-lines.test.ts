import { demoShop, Files, stateOf } from '../__testUtils__/shop';
import { approverLines } from './approver-lines';

let shop: Files;

beforeAll(async () => {
  shop = await demoShop();
});

const linesFor = (...paths: string[]) =>
  approverLines(stateOf(shop), {
    files: paths.map(path => ({ path, before: 'a', after: 'b' })),
    after: { microservices: new Map(), grants: new Map() },
  });

describe('who must approve', () => {
  it.each<[string, string[], string[]]>([
    [
      'the owner of a contract that changes',
      [
        'services/shop/web/microservice.yaml',
        'deploy/dev/shop/web/deployment.yaml',
      ],
      ['group:default/team-shop: the contract of shop/web changes'],
    ],
    [
      'the owner of what is called',
      ['services/finance/payments/callers/shop.web.yaml'],
      ['group:default/team-finance: who may call finance/payments changes'],
    ],
    [
      'an owner for all that is theirs, once',
      [
        'services/shop/web/microservice.yaml',
        'services/shop/web/callers/shop.orders.yaml',
        'services/shop/orders/microservice.yaml',
      ],
      [
        'group:default/team-shop: the contract of shop/web changes; who may call shop/web changes; the contract of shop/orders changes',
      ],
    ],
    [
      'the owner of what follows from the contract of another',
      ['deploy/dev/finance/payments/service.yaml'],
      ['group:default/team-finance: manifests of finance/payments change'],
    ],
    [
      'the platform team for what belongs to a namespace',
      ['deploy/dev/shop/_namespace/namespace.yaml'],
      ['the platform team: manifests of deploy/dev/shop/_namespace change'],
    ],
    [
      'the platform team for what has no contract',
      ['deploy/dev/ops/batch/batch.yaml'],
      ['the platform team: manifests of ops/batch change'],
    ],
  ])('is %s', (_, paths, lines) => {
    expect(linesFor(...paths)).toEqual(lines);
  });
});

import { readGoldenCases } from '@callboard/test-cluster/src/manifest-sets';
import { askIstio, isInIstio } from './ask-istio';
import { itDefends } from './itDefends';
import { findJudges, pathOf, whySkipped } from './parts';
import { planted, withAnother } from './planted';

const { istioAnalysis } = findJudges();
const noJudge = whySkipped(istioAnalysis);

const route = (spec: object) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'orders', namespace: 'shop' },
  spec: {
    hosts: ['orders'],
    http: [{ route: [{ destination: { host: 'orders' } }] }],
    ...spec,
  },
});
const to = (host: string, port = 80) => ({
  http: [{ route: [{ destination: { host, port: { number: port } } }] }],
});

(noJudge ? describe.skip : describe)(`Istio's analysis${noJudge}`, () => {
  const ask = (set: Parameters<typeof askIstio>[1]) =>
    askIstio(pathOf(istioAnalysis), set);

  itDefends('istio', readGoldenCases().filter(isInIstio), ask);

  it('has nothing against a route that is right', () =>
    expect(ask(withAnother(route(to('orders'))))).toEqual(
      ask(planted('Service', () => {})),
    ));

  it.each([
    ['a host that nobody has', to('nobody'), 'IST0101', 'nobody'],
    [
      'a gateway that the platform does not have',
      { ...to('orders'), gateways: ['gateways/private'] },
      'IST0101',
      'gateways/private',
    ],
    [
      'a port that the host does not have',
      to('orders', 81),
      'IST0101',
      'orders:81',
    ],
  ])('complains of a route to %s', (_what, spec, check, named) =>
    expect(ask(withAnother(route(spec)))).toContainEqual({
      check,
      says: expect.stringContaining(named),
      about: 'VirtualService shop/orders',
    }),
  );

  it('complains of a policy that selects no pod', () => {
    const set = planted('AuthorizationPolicy', ({ spec }) => {
      spec.selector.matchLabels = { app: 'other' };
    });
    expect(ask(set)).toContainEqual(
      expect.objectContaining({
        check: 'IST0127',
        about: expect.stringMatching(/^AuthorizationPolicy /),
      }),
    );
  });
});

import { Platform } from '@callboard/contract';
import { deploy, Deployed } from './deployed';
import { readGoldenCases } from './golden-cases';
import { judge } from './judge';

const cases = readGoldenCases();

type EnforcedBy = Platform['spec']['networkPolicy']['enforcedBy'];

/** The same where that network plugin enforces, and no other policies are in the cluster. */
function knowing(enforcedBy: EnforcedBy, deployed: Deployed): Deployed {
  const { platform } = deployed;
  const spec: Platform['spec'] = {
    ...platform.spec,
    networkPolicy: { ...platform.spec.networkPolicy, enforcedBy },
    otherPolicies: 'none',
  };
  return deploy(
    { ...platform, spec },
    deployed.contracts,
    deployed.grants,
    deployed.rendered,
  );
}

describe('the engine finds what the contracts promise, and nothing else', () => {
  it.each(cases)('%s, as its platform states it', (_, deployed) => {
    expect(judge(deployed).broken).toEqual([]);
  });

  describe.each(['calico', 'cilium'] as const)('where %s enforces', plugin => {
    // Policies of Cilium's own are carried out by Cilium alone.
    const carriedOut = cases.filter(
      ([, { platform }]) =>
        platform.spec.networkPolicy.api === 'kubernetes' || plugin === 'cilium',
    );
    it.each(carriedOut)('%s', (_, deployed) => {
      expect(judge(knowing(plugin, deployed)).broken).toEqual([]);
    });
  });
});

describe('golden cases', () => {
  it('are all rendered', () => {
    expect(cases.length).toBeGreaterThan(15);
    expect(cases.flatMap(([, { refused }]) => refused)).toEqual([]);
  });

  it('have somebody in and out wherever pods run', () => {
    const silent = cases
      .filter(([, deployed]) => judge(deployed).open.length === 0)
      .map(([name]) => name);
    expect(silent).toEqual(['alias-of-a-host']);
  });

  it('open in Linkerd what is granted, called and scraped, and the health that the kubelet asks for', () => {
    const [, deployed] = cases.find(
      ([name]) => name === 'everything-in-linkerd',
    )!;
    const health =
      'conditional on {"methods":["POST"],"paths":["/grpc.health.v1.Health/Check"]}';
    const open = judge(knowing('calico', deployed)).open.filter(
      text =>
        // Where all that the mesh carries arrives, nothing is known of the port that it is for.
        !/ TCP 4143 unknown$/.test(text) &&
        // What they let in the case does not say.
        !/ → (cart|.*payments)/.test(text) &&
        // Health, and what a proxy says of itself, is for whoever has the labels.
        !/ (without sidecar|as another account) → orders TCP (9090 conditional|4191)/.test(
          text,
        ),
    );

    expect(open.sort()).toEqual(
      [
        'web → orders TCP 8080 allowed',
        'web → orders TCP 9090 allowed',
        'payments → orders TCP 8080 allowed',
        `payments → orders TCP 9090 ${health}`,
        'cron as shop/orders knows it → orders TCP 9090 allowed',
        'public → orders TCP 8080 allowed',
        'public → orders TCP 9090 allowed',
        'public → orders TCP 9464 allowed',
        'monitoring → orders TCP 9464 allowed',
        'monitoring → orders TCP 4191 allowed',
        `monitoring → orders TCP 9090 ${health}`,
        // Nobody says whether it is in the mesh.
        'orders → LEGACY of shop/orders TCP 8443 allowed',
        'orders → LEGACY of shop/orders TCP 4143 allowed',
        'orders → mesh control plane TCP 8080 allowed',
        'orders → mesh control plane TCP 8086 allowed',
        'orders → mesh control plane TCP 8090 allowed',
        'orders → dns TCP 53 allowed',
        'orders → dns UDP 53 allowed',
      ].sort(),
    );
  });

  it('open in Istio what is granted, called and scraped', () => {
    const [, deployed] = cases.find(
      ([name]) => name === 'everything-in-istio',
    )!;
    const { open } = judge(knowing('calico', deployed));
    const payments = JSON.stringify({
      'app.kubernetes.io/name': 'payments',
      'app.kubernetes.io/instance': 'payments',
    });

    expect(open.sort()).toEqual(
      [
        'web → orders TCP 8080 allowed',
        'web → orders TCP 9090 allowed',
        'payments → orders TCP 8080 conditional on {"methods":["GET"],"paths":["/api/*"]} or {"methods":["POST"],"paths":["/api/refunds"]}',
        'cron as shop/orders knows it → orders TCP 9090 allowed',
        'public → orders TCP 8080 allowed',
        'public → orders TCP 9090 allowed',
        'public → orders TCP 9464 allowed',
        'monitoring → orders TCP 9464 allowed',
        'orders → cart TCP 6379 allowed',
        'orders → payments TCP 8443 allowed',
        'orders → LEGACY of shop/orders TCP 8443 allowed',
        'orders → mesh control plane TCP 15012 allowed',
        'orders → dns TCP 53 allowed',
        'orders → dns UDP 53 allowed',
        // Whom one may call is known by labels alone.
        `orders → ${payments} in finance without sidecar TCP 8443 allowed`,
        `orders → ${payments} in finance as another account TCP 8443 allowed`,
      ].sort(),
    );
  });

  it('open in ambient mode the address of a Service to its callers, and its pods to the platform', () => {
    const [, deployed] = cases.find(
      ([name]) => name === 'everything-in-ambient',
    )!;
    // A tunnel has no port: what goes on from the waypoint is what counts, and on cart's side its own policies, not here.
    const open = judge(knowing('cilium', deployed)).open.filter(
      packet => !/orders-waypoint|→ cart TCP (?!6379)/.test(packet),
    );

    expect(open.sort()).toEqual(
      [
        'web → orders by its address TCP 8080 allowed',
        'web → orders by its address TCP 9090 allowed',
        'payments → orders by its address TCP 8080 conditional on {"methods":["GET"],"paths":["/api/*"]} or {"methods":["POST"],"paths":["/api/refunds"]}',
        'cron as shop/orders knows it → orders by its address TCP 9090 allowed',
        'public → orders by its address TCP 8080 allowed',
        'public → orders by its address TCP 9090 allowed',
        'public → orders by its address TCP 9464 allowed',
        'monitoring → orders by its address TCP 9464 allowed',
        'public → orders TCP 8080 allowed',
        'public → orders TCP 9090 allowed',
        'public → orders TCP 9464 allowed',
        'monitoring → orders TCP 9464 allowed',
        'orders → cart TCP 6379 allowed',
        'orders → LEGACY of shop/orders TCP 8443 allowed',
        'orders → dns TCP 53 allowed',
        'orders → dns UDP 53 allowed',
      ].sort(),
    );
  });
});

import {
  Microservice,
  parseMicroservice,
  Parsed,
  parsePlatform,
  Platform,
} from '@callboard/contract';
import { httpRoute } from './kinds/gateway-api/http-route';
import { gatewayVirtualService } from './kinds/istio/gateway-virtual-service';
import { Manifest } from './manifest';
import { RenderInput, Resolved } from './render-input';
import { resolveExposed } from './resolve/exposed';
import { Findings } from './resolve/render-issue';

function valueOf<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

const service: Microservice = valueOf(
  parseMicroservice({
    apiVersion: 'callboard.dev/v1alpha1',
    kind: 'Microservice',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: {
      owner: 'group:default/team-shop',
      image: 'registry.example.com/shop/orders',
      service: {
        ports: {
          http: { port: 80, appProtocol: 'http' },
          grpc: { port: 9090, appProtocol: 'grpc' },
        },
      },
      expose: [
        { host: 'orders.example.com', port: 'http' },
        { host: 'grpc.example.com', port: 'grpc' },
      ],
      traffic: { timeout: '5s' },
      environments: { prod: { tag: '1.8.0' } },
    },
  }),
);

const platformWith = (api: string): Platform =>
  valueOf(
    parsePlatform({
      apiVersion: 'callboard.dev/v1alpha1',
      kind: 'Platform',
      metadata: { name: 'prod' },
      spec: {
        kubernetes: '1.36',
        gateway: {
          api,
          name: 'public',
          namespace: 'gateways',
          podLabels: { app: 'envoy' },
        },
      },
    }),
  );

function exposedBy(api: string): { value: Resolved; notes: string } {
  const input: RenderInput = {
    service,
    platform: platformWith(api),
    grants: [],
    peers: () => undefined,
  };
  const findings = new Findings();
  const exposed = resolveExposed(input, findings);
  return {
    notes: findings.notes.join('\n'),
    value: {
      ...input,
      namespace: 'shop',
      calls: [],
      callers: [],
      external: [],
      secrets: [],
      exposed,
    },
  };
}

const rulesOf = (manifests: Manifest[], field: string) =>
  manifests.flatMap(({ spec }) => (spec as Record<string, object[]>)[field]);

describe('the time-out of requests from outside', () => {
  it('stands in an HTTPRoute, and a GRPCRoute has none', () => {
    const { value, notes } = exposedBy('gateway');

    expect(rulesOf(httpRoute(value), 'rules')).toEqual([
      expect.objectContaining({ timeouts: { request: '5s' } }),
    ]);
    expect(notes).toContain(
      'the gateway does not know the time-out of 5s for grpc.example.com: a GRPCRoute has none',
    );
  });

  it("stands in every route of Istio's gateway", () => {
    const { value, notes } = exposedBy('istio');

    expect(rulesOf(gatewayVirtualService(value), 'http')).toEqual([
      expect.objectContaining({ timeout: '5s' }),
      expect.objectContaining({ timeout: '5s' }),
    ]);
    expect(notes).not.toContain('time-out');
  });

  it('is unknown to an Ingress', () => {
    expect(exposedBy('ingress').notes).toContain(
      'for grpc.example.com, orders.example.com: an Ingress has none',
    );
  });
});

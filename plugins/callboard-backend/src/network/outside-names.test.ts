import { toSnapshot } from '@callboard/reachability';
import { outsideNames } from './outside-names';

const orders = { namespace: 'shop', name: 'orders' };

const namesIn = (apiVersion: string, kind: string, spec: string) =>
  outsideNames(
    toSnapshot([
      {
        path: 'deploy/prod/shop/orders/it.yaml',
        text: `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: it, namespace: shop}, spec: ${spec}}`,
      },
    ]).objects,
    orders,
  );

const httpRoute = (spec: string) =>
  namesIn('gateway.networking.k8s.io/v1', 'HTTPRoute', spec);
const virtualService = (spec: string) =>
  namesIn('networking.istio.io/v1', 'VirtualService', spec);

describe('the names of a service outside the cluster', () => {
  it('are those of an HTTPRoute, with the paths that lead to it', () => {
    expect(
      httpRoute(
        `{parentRefs: [{name: public}], hostnames: [b.example.com, a.example.com], rules: [
          {matches: [{path: {value: /api/}}], backendRefs: [{name: orders, port: 80}]},
          {matches: [{path: {value: /other}}], backendRefs: [{name: web, port: 80}]},
          {backendRefs: [{name: orders, port: 80}]}]}`,
      ),
    ).toEqual([
      'a.example.com',
      'a.example.com/api',
      'b.example.com',
      'b.example.com/api',
    ]);
  });

  it('are those of a GRPCRoute', () => {
    expect(
      namesIn(
        'gateway.networking.k8s.io/v1',
        'GRPCRoute',
        `{parentRefs: [{name: public}], hostnames: [a.example.com], rules: [
          {matches: [{method: {service: shop.v1.Orders, method: Get}}], backendRefs: [{name: orders, port: 80}]}]}`,
      ),
    ).toEqual(['a.example.com/shop.v1.Orders/Get']);
  });

  it('are those of an Ingress', () => {
    expect(
      namesIn(
        'networking.k8s.io/v1',
        'Ingress',
        `{rules: [{host: a.example.com, http: {paths: [
          {path: /, backend: {service: {name: orders}}}, {path: /web, backend: {service: {name: web}}}]}}]}`,
      ),
    ).toEqual(['a.example.com']);
  });

  it("are those of Istio's VirtualService for a gateway", () => {
    const http = `http: [
      {match: [{uri: {exact: /api}}, {uri: {prefix: /api/}}], route: [{destination: {host: orders.shop.svc.cluster.local}}]},
      {route: [{destination: {host: orders.other.svc.cluster.local}}]}]`;
    expect(
      virtualService(
        `{hosts: [a.example.com], gateways: [gateways/public], ${http}}`,
      ),
    ).toEqual(['a.example.com/api']);
    expect(virtualService(`{hosts: [a.example.com], ${http}}`)).toEqual([]);
  });

  it.each([
    [
      'a route within the mesh',
      '{parentRefs: [{kind: Service, name: orders}], hostnames: [a.example.com], rules: [{backendRefs: [{name: orders}]}]}',
    ],
    [
      'a Service of another namespace',
      '{parentRefs: [{name: public}], hostnames: [a.example.com], rules: [{backendRefs: [{name: orders, namespace: finance}]}]}',
    ],
    [
      'a route for any host',
      '{parentRefs: [{name: public}], rules: [{backendRefs: [{name: orders}]}]}',
    ],
    ['a route that cannot be read', '{parentRefs: [{name: public}], rules: 7}'],
  ])('are none of %s', (_, spec) => expect(httpRoute(spec)).toEqual([]));
});

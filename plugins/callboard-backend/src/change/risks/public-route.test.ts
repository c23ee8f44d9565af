import { manifest, outlook } from './__testUtils__/outlook';
import { publicRoute } from './public-route';

const ingress = 'networking.k8s.io/Ingress';
const httpRoute = 'gateway.networking.k8s.io/HTTPRoute';
const virtualService = 'networking.istio.io/VirtualService';
const gatewayOfKubernetes = 'gateway.networking.k8s.io/Gateway';
const gatewayOfIstio = 'networking.istio.io/Gateway';

const site = '{rules: [{host: a.example.com, http: {paths: [{path: /}]}}]}';
const twoPaths =
  '{rules: [{host: a.example.com, http: {paths: [{path: /}, {path: /admin}]}}]}';

describe('a public route', () => {
  it.each<[string, string, string | null, string, string]>([
    ['an Ingress', ingress, null, site, 'a.example.com/'],
    [
      'another path of an Ingress',
      ingress,
      site,
      twoPaths,
      'a.example.com/admin',
    ],
    [
      'the default of an Ingress',
      ingress,
      null,
      '{defaultBackend: {service: {name: web}}}',
      'any host/',
    ],
    [
      'an Ingress for all hosts',
      ingress,
      null,
      '{rules: [{http: {paths: [{path: /a}]}}]}',
      'any host/a',
    ],
    [
      'an HTTPRoute',
      httpRoute,
      null,
      '{parentRefs: [{name: public}], hostnames: [a.example.com]}',
      'a.example.com/',
    ],
    [
      'another path of an HTTPRoute',
      httpRoute,
      '{parentRefs: [{name: public}], rules: [{matches: [{path: {value: /a}}]}]}',
      '{parentRefs: [{name: public}], rules: [{matches: [{path: {value: /b}}]}]}',
      'any host/b',
    ],
    [
      'another route of the Gateway API',
      'gateway.networking.k8s.io/GRPCRoute',
      null,
      '{parentRefs: [{name: public}], hostnames: [a.example.com]}',
      'a.example.com',
    ],
    [
      'a Gateway',
      gatewayOfKubernetes,
      null,
      '{listeners: [{name: web, hostname: "*.example.com", port: 443}]}',
      '*.example.com:443',
    ],
    [
      'a Gateway of Istio',
      gatewayOfIstio,
      null,
      '{servers: [{hosts: [a.example.com], port: {number: 443}}]}',
      'a.example.com:443',
    ],
    [
      'a VirtualService that gets bound to a gateway',
      virtualService,
      '{hosts: [a.example.com]}',
      '{hosts: [a.example.com], gateways: [mesh, istio-system/public]}',
      'a.example.com',
    ],
    [
      'another path of a VirtualService',
      virtualService,
      '{hosts: [a.example.com], gateways: [istio-system/public], http: [{match: [{uri: {prefix: /api/}}]}]}',
      '{hosts: [a.example.com], gateways: [istio-system/public], http: [{match: [{uri: {prefix: /api/}}]}, {match: [{uri: {exact: /admin}}]}]}',
      'a.example.com/admin',
    ],
    [
      'a VirtualService that takes all paths now',
      virtualService,
      '{hosts: [a.example.com], gateways: [istio-system/public], http: [{match: [{uri: {prefix: /api/}}]}]}',
      '{hosts: [a.example.com], gateways: [istio-system/public], http: [{}]}',
      'a.example.com',
    ],
    [
      'another method of a GRPCRoute',
      'gateway.networking.k8s.io/GRPCRoute',
      '{parentRefs: [{name: public}], hostnames: [a.example.com], rules: [{matches: [{method: {service: s.A, method: Get}}]}]}',
      '{parentRefs: [{name: public}], hostnames: [a.example.com], rules: [{matches: [{method: {service: s.A}}]}]}',
      'a.example.com/s.A',
    ],
    [
      'a Service that becomes a load balancer',
      'Service',
      '{ports: [{port: 80}]}',
      '{type: LoadBalancer, ports: [{port: 80}]}',
      'port 80 of a load balancer',
    ],
    [
      'a Service on every node',
      'Service',
      null,
      '{type: NodePort, ports: [{port: 80}]}',
      'port 80 on every node',
    ],
    [
      'a route that cannot be read',
      ingress,
      null,
      '{rules: all}',
      'what is not understood here',
    ],
  ])('is %s', (_, kind, before, after, opened) => {
    const name = kind.split('/').at(-1);
    const then = before && manifest(kind, before);
    expect(publicRoute(outlook(then, manifest(kind, after)))).toEqual([
      `dev: ${name} shop/web opens ${opened} to the outside of the cluster (deploy/dev/shop/web/it.yaml)`,
    ]);
  });

  it.each<[string, string, string, string | null]>([
    ['an Ingress that stays', ingress, site, site],
    ['a path that goes', ingress, twoPaths, site],
    ['an Ingress that goes', ingress, site, null],
    [
      'an HTTPRoute within the mesh',
      httpRoute,
      '{}',
      '{parentRefs: [{kind: Service, group: "", name: web}], hostnames: [a]}',
    ],
    ['a VirtualService of the mesh', virtualService, '{}', '{hosts: [web]}'],
    [
      'a VirtualService for sidecars',
      virtualService,
      '{hosts: [web]}',
      '{hosts: [other], gateways: [mesh]}',
    ],
    ['a Service in the cluster', 'Service', '{}', '{ports: [{port: 80}]}'],
    [
      'a load balancer that was one',
      'Service',
      '{type: LoadBalancer, ports: [{port: 80}]}',
      '{type: LoadBalancer, ports: [{port: 80}], sessionAffinity: ClientIP}',
    ],
    ['a kind of others', 'example.com/Ingress', '{}', site],
  ])('is not %s', (_, kind, before, after) => {
    expect(
      publicRoute(
        outlook(manifest(kind, before), after && manifest(kind, after)),
      ),
    ).toEqual([]);
  });
});

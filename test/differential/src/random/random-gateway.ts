import fc from 'fast-check';
import { field, labels, maybe, oneOf, rarely } from './arbitraries';
import { namespaceLabelValues, podLabelValues } from './words';

const namespaces = fc.oneof(
  fc.record({ from: fc.constant('All') }),
  fc.record({ from: fc.constant('All') }),
  fc.record({ from: oneOf(['Same', 'None']) }),
  fc.record({
    from: fc.constant('Selector'),
    selector: fc.record({ matchLabels: labels(namespaceLabelValues, rarely) }),
  }),
);

const listener = fc.record({
  name: fc.constant('mesh'),
  port: oneOf([15008, 15008, 15008, 15008, 8080]),
  protocol: oneOf(['HBONE', 'HBONE', 'HBONE', 'HBONE', 'HTTP']),
  allowedRoutes: maybe(fc.record({ namespaces: field(namespaces) })),
});

/** A Gateway, which is mostly a waypoint for pods: these are asked about. */
export const randomGateway = fc.record({
  name: rarely(fc.constant('other')),
  isFor: oneOf([
    ...['workload', 'workload', 'workload', 'all', 'all', 'all'],
    ...['service', 'none', undefined],
  ]),
  spec: fc.record({
    gatewayClassName: oneOf([
      ...(Array(14).fill('istio-waypoint') as string[]),
      ...['istio', undefined],
    ]),
    listeners: field(fc.array(listener, { minLength: 1, maxLength: 1 })),
    infrastructure: rarely(
      fc.oneof(
        fc.record({ labels: labels(podLabelValues) }),
        fc.record({ labels: labels(podLabelValues) }),
        fc.constant({ parametersRef: { kind: 'ConfigMap', name: 'x' } }),
      ),
    ),
  }),
});

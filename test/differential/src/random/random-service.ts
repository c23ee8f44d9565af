import fc from 'fast-check';
import { maybe, oneOf } from './arbitraries';
import { oneLabel } from './random-selector';
import { portNames, portNumbers } from './words';

const port = fc.record({
  prefix: oneOf(['http', 'tcp', 'tcp', 'redis', 'mysql', 'mongo', 'web']),
  appProtocol: oneOf([
    ...[undefined, undefined, undefined, 'http', 'kubernetes.io/h2c'],
    ...['tcp', 'tls', 'https', 'redis', 'amqp'],
  ]),
  port: oneOf([80, 443, 5432, 8080, 9090]),
  targetPort: maybe(fc.oneof(oneOf(portNumbers), oneOf(portNames))),
  protocol: maybe(oneOf(['TCP', 'TCP', 'UDP'])),
});

const ports = fc
  .uniqueArray(port, { minLength: 1, maxLength: 3, selector: one => one.port })
  .map(all =>
    all.map(({ prefix, protocol, ...one }, index) => ({
      ...one,
      protocol,
      name: `${protocol === 'UDP' ? 'udp' : prefix}${index ? `-${index}` : ''}`,
    })),
  );

/** The `spec` of a Service of any type. */
export const randomService = fc.oneof(
  { weight: 4, arbitrary: fc.record({ selector: oneLabel, ports }) },
  {
    weight: 1,
    arbitrary: fc.record({
      clusterIP: fc.constant('None'),
      selector: oneLabel,
      ports,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: oneOf(['NodePort', 'LoadBalancer']),
      externalTrafficPolicy: maybe(oneOf(['Local', 'Cluster'])),
      selector: oneLabel,
      ports,
    }),
  },
  { weight: 1, arbitrary: fc.record({ ports }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('ExternalName'),
      externalName: fc.constant('db.example.com'),
      selector: maybe(oneLabel),
      ports: maybe(ports),
    }),
  },
);

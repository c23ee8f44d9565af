import fc from 'fast-check';
import { maybe, oneOf } from './arbitraries';
import { oneLabel } from './random-selector';
import { portNumbers } from './words';

/**
 * A Service, and a policy that asks for HTTP on its port, beside rules that don't: what Istio makes of the second depends on
 * the first. Apart from each other they would rarely meet.
 */
export const randomHttp = fc
  .record({
    selector: oneLabel,
    port: oneOf(portNumbers),
    declaration: oneOf([
      { name: 'http' },
      { name: 'tcp-x' },
      { name: 'redis' },
      { name: 'x', appProtocol: 'https' },
      { name: 'tcp-x', appProtocol: 'http' },
      { name: 'http-x', appProtocol: 'mongo' },
    ]),
    type: oneOf(['ClusterIP', 'ClusterIP', 'NodePort', 'ExternalName']),
    request: oneOf([{ methods: ['GET'] }, { paths: ['/x'] }]),
    action: oneOf([undefined, undefined, 'DENY', 'CUSTOM', 'CUSTOM']),
    provider: oneOf(['opa', 'proxy']),
    isOnPort: fc.boolean(),
    beside: maybe(oneOf(['in the rule', 'in the policy'] as const)),
    isForAll: fc.boolean(),
  })
  .map(one => {
    const http = {
      operation: {
        ...one.request,
        ...(one.isOnPort && { ports: [String(one.port)] }),
      },
    };
    const plain = { operation: { ports: portNumbers.map(String) } };
    return {
      service: {
        type: one.type,
        selector: one.selector,
        ports: [{ ...one.declaration, port: 7, targetPort: one.port }],
      },
      policy: {
        ...(!one.isForAll && { selector: { matchLabels: one.selector } }),
        action: one.action,
        provider: one.action === 'CUSTOM' ? { name: one.provider } : undefined,
        rules: [
          { to: one.beside === 'in the rule' ? [http, plain] : [http] },
          ...(one.beside === 'in the policy' ? [{ to: [plain] }] : []),
        ],
      },
    };
  });

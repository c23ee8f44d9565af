import fc from 'fast-check';
import { field, maybe, oneOf, rarely } from './arbitraries';
import { matchLabels } from './random-selector';
import { portNumbers } from './words';

type Spec = Record<string, unknown>;

const selector = field(fc.record({ matchLabels: field(matchLabels) }));
const mtls = fc.record({
  mode: field(oneOf(['STRICT', 'STRICT', 'PERMISSIVE', 'DISABLE', 'UNSET'])),
});
const ports = oneOf(portNumbers.map(String));

/** What the API server or Istio refuses, put into a `spec` that they would take. */
const mistakesOfMtls: Array<(spec: Spec) => Spec> = [
  spec => ({ ...spec, mtls: { mode: 'strict' } }),
  spec => ({ ...spec, mtls: 'STRICT' }),
  spec => ({ ...spec, mode: 'STRICT' }),
  spec => ({ ...spec, selector: { matchExpressions: [] } }),
];

/** The `spec` of a PeerAuthentication. Modes of single ports need a selector that says something. */
export const peerAuthentication = fc
  .record({
    spec: fc.oneof(
      fc.record({ selector: maybe(selector), mtls: field(mtls) }),
      fc.record({
        selector: fc.record({
          matchLabels: matchLabels.map(labels => ({
            ...labels,
            app: labels.app ?? 'web',
          })),
        }),
        mtls: field(mtls),
        portLevelMtls: field(fc.dictionary(ports, mtls, { maxKeys: 2 })),
      }),
    ),
    mistake: rarely(oneOf(mistakesOfMtls)),
  })
  .map(({ spec, mistake }) => ({ spec: mistake?.(spec) ?? spec }));

/** The `spec` of a RequestAuthentication. */
export const requestAuthentication = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      selector,
      jwtRules: field(
        oneOf([
          [],
          [{ issuer: 'https://idp' }],
          [{ issuer: 'https://idp', audiences: ['shop'] }],
        ]),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: oneOf<object>([
      { jwtRules: [{ jwksUri: 'https://idp/keys' }] },
      { jwtRule: [] },
      { targetRefs: [{ group: '', kind: 'Service', name: 'x' }] },
      {
        targetRefs: [
          {
            group: 'gateway.networking.k8s.io',
            kind: 'Gateway',
            name: 'waypoint',
          },
        ],
        jwtRules: [{ issuer: 'https://idp' }],
      },
    ]),
  },
);

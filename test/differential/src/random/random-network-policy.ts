import fc from 'fast-check';
import { field, maybe, oneOf } from './arbitraries';
import { mistakes } from './mistakes';
import { namespaceSelector, podSelector } from './random-selector';
import { blocks, portNames, portNumbers } from './words';

const noBlocks = fc.constant<string[]>([]);

/** Everything, the rest of something, or something. */
const block = fc.oneof(
  fc.record({ cidr: oneOf(['0.0.0.0/0', '::/0']), except: field(noBlocks) }),
  oneOf(Object.keys(blocks)).chain(cidr =>
    fc.record({
      cidr: fc.constant(cidr),
      except: field(
        blocks[cidr].length > 0 ? fc.subarray(blocks[cidr]) : noBlocks,
      ),
    }),
  ),
);

const nothing = oneOf([undefined, undefined, null]);

const peer = fc.oneof(
  fc.record({ podSelector, namespaceSelector: nothing, ipBlock: nothing }),
  fc.record({ podSelector: nothing, namespaceSelector, ipBlock: nothing }),
  fc.record({ podSelector, namespaceSelector, ipBlock: nothing }),
  fc.record({
    podSelector: nothing,
    namespaceSelector: nothing,
    ipBlock: block,
  }),
);

const protocol = field(oneOf(['TCP', 'TCP', 'UDP', 'SCTP']));

const port = fc.oneof(
  { weight: 1, arbitrary: fc.record({ protocol, port: nothing }) },
  { weight: 3, arbitrary: fc.record({ protocol, port: oneOf(portNumbers) }) },
  { weight: 2, arbitrary: fc.record({ protocol, port: oneOf(portNames) }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(protocol, oneOf(portNumbers), fc.nat(2))
      .map(([over, from, more]) => ({
        ...{ protocol: over, port: from, endPort: from + more },
      })),
  },
);

const few = <T>(one: fc.Arbitrary<T>) => field(fc.array(one, { maxLength: 3 }));

/** What is often written for “the internet”. */
const everyAddress = fc.subarray(
  [{ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '::/0' } }],
  { minLength: 1 },
);

const peers = fc.oneof(
  { weight: 5, arbitrary: few(peer) },
  { weight: 1, arbitrary: everyAddress },
);

/** A rule of an ingress list. */
export const ingressRule = fc.record({ from: peers, ports: few(port) });

/** A rule of an egress list. */
export const egressRule = fc.record({ to: peers, ports: few(port) });

const spec = fc.record({
  podSelector: fc.oneof(
    { weight: 9, arbitrary: podSelector },
    { weight: 1, arbitrary: nothing },
  ),
  policyTypes: field(fc.subarray(['Ingress', 'Egress'])),
  ingress: few(ingressRule),
  egress: maybe(few(egressRule)),
});

/** A NetworkPolicy without its name and namespace; the API server would refuse one of twenty. */
export const randomNetworkPolicy = fc.record({
  spec,
  mistake: fc.oneof(
    { withCrossShrink: true },
    { weight: 19, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: oneOf(mistakes) },
  ),
});

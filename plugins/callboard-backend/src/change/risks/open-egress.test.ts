import { manifest, outlook } from './__testUtils__/outlook';
import { openEgress } from './open-egress';

const policy = (spec: string) =>
  manifest('networking.k8s.io/NetworkPolicy', spec);
const everywhere = '{egress: [{}]}';
const dns =
  '{to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: 53}]}';

describe('open egress', () => {
  it.each<[string, string | null, string, string]>([
    ['a rule for everything', null, everywhere, 'any address'],
    [
      'a rule without an end',
      null,
      '{egress: [{ports: [{port: 443}, {port: https}]}]}',
      'any address on port 443, https',
    ],
    ['a rule with no ends', null, '{egress: [{to: []}]}', 'any address'],
    [
      'ports that are left open',
      null,
      '{egress: [{ports: [{protocol: UDP}]}]}',
      'any address',
    ],
    [
      'all addresses of IPv4',
      null,
      '{egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]}]}',
      '0.0.0.0/0',
    ],
    [
      'all addresses of both families',
      null,
      '{egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}, {ipBlock: {cidr: "::/0"}}]}]}',
      '0.0.0.0/0, ::/0',
    ],
    [
      'a rule beside one that was there',
      '{egress: [{ports: [{port: 443}]}]}',
      '{egress: [{ports: [{port: 443}]}, {ports: [{port: 25}]}]}',
      'any address on port 25',
    ],
  ])('is %s', (_, before, after, range) => {
    expect(
      openEgress(outlook(before && policy(before), policy(after))),
    ).toEqual([
      `dev: NetworkPolicy shop/web lets its pods call ${range} (deploy/dev/shop/web/it.yaml)`,
    ]);
  });

  it.each([
    ['the world', '{egress: [{toEntities: [world]}]}', 'any address'],
    [
      'all addresses of IPv4',
      '{egress: [{toCIDR: [0.0.0.0/0], toPorts: [{ports: [{port: "443"}]}]}]}',
      '0.0.0.0/0 on port 443',
    ],
    [
      'ports without peers',
      '{egress: [{toPorts: [{ports: [{port: "25"}]}]}]}',
      'any address on port 25',
    ],
  ])('is %s in the words of Cilium', (_, after, range) => {
    expect(
      openEgress(
        outlook(null, manifest('cilium.io/CiliumNetworkPolicy', after)),
      ),
    ).toEqual([
      `dev: CiliumNetworkPolicy shop/web lets its pods call ${range} (deploy/dev/shop/web/it.yaml)`,
    ]);
  });

  it.each([
    ['a rule that names nobody', '{egress: [{}]}'],
    ['pods', '{egress: [{toEndpoints: [{}]}]}'],
    ['names', '{egress: [{toFQDNs: [{matchName: a.example.com}]}]}'],
    ['a range', '{egress: [{toCIDR: [10.0.0.0/8]}]}'],
    ['the API server', '{egress: [{toEntities: [kube-apiserver]}]}'],
  ])('is not %s in the words of Cilium', (_, after) => {
    expect(
      openEgress(
        outlook(null, manifest('cilium.io/CiliumNetworkPolicy', after)),
      ),
    ).toEqual([]);
  });

  it.each<[string, string | null, string | null]>([
    ['the DNS rule', null, `{egress: [${dns}]}`],
    ['a rule that was there', everywhere, everywhere],
    ['a rule that goes', everywhere, '{egress: []}'],
    ['a policy that goes', everywhere, null],
    ['a range', null, '{egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}'],
    ['an open ingress', null, '{ingress: [{}]}'],
    [
      'egress that the policy is not for',
      null,
      '{policyTypes: [Ingress], egress: [{}]}',
    ],
    ['what cannot be read', null, '{egress: all}'],
  ])('is not %s', (_, before, after) => {
    expect(
      openEgress(outlook(before && policy(before), after && policy(after))),
    ).toEqual([]);
  });
});

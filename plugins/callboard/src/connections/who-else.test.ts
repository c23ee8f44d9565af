import { ProtectionView } from '@callboard/plugin-callboard-common';
import { noProtection, sampleProtection } from '../testing/sample-protection';
import { Translate } from './state-text';
import { whoElse } from './who-else';

const t = ((key: string) =>
  key.replace('connections.whoElse.', '')) as unknown as Translate;

const mtls = sampleProtection.mtls!;

const protection = (
  state: ProtectionView['ingress']['state'],
  enforced: ProtectionView['enforced'],
  mesh: 'yes' | 'no' | 'unknown' | 'none',
  forAll: ProtectionView['ingress']['forAll'] = [],
): ProtectionView => ({
  ...noProtection,
  ingress: { state, policies: [], forAll },
  enforced,
  ...(mesh !== 'none' && { mtls: { ...mtls, membership: mesh } }),
});

const everybody = [
  {
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      namespace: 'shop',
      name: 'allow-all',
    },
  },
];

describe('who else may call', () => {
  it.each([
    // ingress, enforced, mesh -> outcome, words
    ['isolated', 'yes', 'none', 'denied', 'denied'],
    ['isolated', 'yes', 'yes', 'denied', 'denied'],
    ['isolated', 'unknown', 'none', 'unknown', 'deniedIfEnforced'],
    ['isolated', 'no', 'none', 'allowed', 'notEnforced'],
    ['isolated', 'no', 'yes', 'unknown', 'notEnforcedButMesh'],
    ['open', 'yes', 'none', 'allowed', 'open'],
    ['open', 'yes', 'no', 'allowed', 'open'],
    ['open', 'yes', 'yes', 'unknown', 'openButMesh'],
    ['open', 'yes', 'unknown', 'unknown', 'openButMesh'],
    ['unknown', 'yes', 'none', 'unknown', 'unknown'],
    ['unknown', 'no', 'none', 'unknown', 'unknown'],
  ] as const)(
    'ingress %s, enforced %s, in the mesh %s: %s',
    (ingress, enforced, mesh, outcome, text) =>
      expect(whoElse(t, protection(ingress, enforced, mesh))).toEqual({
        outcome,
        text,
      }),
  );

  it('is everybody where a policy says so', () => {
    expect(
      whoElse(t, protection('isolated', 'yes', 'none', everybody)),
    ).toEqual({ outcome: 'allowed', text: 'openByPolicy' });
    expect(
      whoElse(t, protection('isolated', 'yes', 'yes', everybody)).outcome,
    ).toBe('unknown');
  });

  it('is not known where no pods are', () => {
    expect(whoElse(t, undefined).outcome).toBe('unknown');
  });
});

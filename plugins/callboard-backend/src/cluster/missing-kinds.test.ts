import { kind } from './facts/__testUtils__/sighting';
import { missingKinds } from './missing-kinds';

describe('what of a cluster is not known', () => {
  it('is named with the rule that would permit it, for all namespaces', () => {
    const policies = kind('networking.k8s.io', 'NetworkPolicy', 'forbidden');
    const namespaces = {
      ...kind('', 'Namespace', 'forbidden'),
      isNamespaced: false,
    };

    expect(missingKinds({ kinds: [policies, namespaces] })).toEqual([
      {
        resource: 'networkpolicys.networking.k8s.io',
        why: 'forbidden',
        text: 'NetworkPolicy: the credentials have no right to read it in all namespaces, so what depends on it is unknown',
        rule: `- apiGroups: ["networking.k8s.io"]
  resources: ["networkpolicys"]
  verbs: ["get", "list", "watch"]
`,
      },
      {
        resource: 'namespaces',
        why: 'forbidden',
        text: 'Namespace: the credentials have no right to read it, so what depends on it is unknown',
        rule: `- apiGroups: [""]
  resources: ["namespaces"]
  verbs: ["get", "list", "watch"]
`,
      },
    ]);
  });

  it('is said of a group where nobody knows its kinds', () => {
    const antrea = { ...kind('crd.antrea.io', '*', 'failing'), resource: '*' };

    expect(missingKinds({ kinds: [antrea] })).toEqual([
      {
        resource: '*.crd.antrea.io',
        why: 'failing',
        text: 'what crd.antrea.io has: cannot be read',
      },
    ]);
  });

  it('has no rule where a right is not what lacks', () => {
    const failing = { ...kind('', 'Pod', 'failing'), failure: 'it is down' };

    expect(missingKinds({ kinds: [failing, kind('', 'Service')] })).toEqual([
      {
        resource: 'pods',
        why: 'failing',
        text: 'Pod: cannot be read (it is down)',
      },
    ]);
  });
});

import { Network } from '../network/network';
import { networkOf, networkPolicy, pod } from '../testing/manifests';
import { exposureOf } from './exposure';

const everything = {
  outcome: 'allowed',
  ports: { TCP: [[1, 65535]], UDP: [[1, 65535]], SCTP: [[1, 65535]] },
};
const onPort = (port: number, outcome = 'allowed') => ({
  outcome,
  ports: { TCP: [[port, port]] },
});

const ofWeb = (network: Network) =>
  exposureOf(network, network.workloads.find(({ name }) => name === 'web')!);

const withIngress = (ingress: string) =>
  networkOf([
    pod('web'),
    pod('api'),
    networkPolicy(
      'web',
      `{podSelector: {matchLabels: {app: web}}, ingress: ${ingress}}`,
    ),
  ]);

describe('who is not there', () => {
  it('reaches everything of pods that no policy selects', () => {
    expect(ofWeb(networkOf([pod('web')]))).toEqual({
      outside: [{ ranges: ['0.0.0.0-255.255.255.255'], ...everything }],
      everybody: [everything],
      selected: [],
    });
  });

  it('reaches nothing of pods that nobody is let in to', () => {
    expect(ofWeb(withIngress('[]'))).toEqual({
      outside: [],
      everybody: [],
      selected: [],
    });
  });

  it('is everybody where all namespaces are let in', () => {
    const { outside, everybody, selected } = ofWeb(
      withIngress('[{from: [{namespaceSelector: {}}], ports: [{port: 80}]}]'),
    );
    expect(outside).toEqual([]);
    expect(everybody).toEqual([onPort(80)]);
    expect(selected).toEqual([]);
  });

  it('gets in with a label that is asked for, in the namespace of the policy', () => {
    const { everybody, selected } = ofWeb(
      withIngress(
        '[{from: [{podSelector: {matchLabels: {role: client}}}], ports: [{port: 80}]}]',
      ),
    );
    expect(everybody).toEqual([]);
    expect(selected).toEqual([
      {
        namespaces: 'shop',
        pods: [{ key: 'role', operator: 'In', values: ['client'] }],
        open: [onPort(80)],
      },
    ]);
  });

  it('gets in with labels of its own and of a namespace that does not exist yet', () => {
    const { selected } = ofWeb(
      withIngress(
        '[{from: [{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchExpressions: [{key: role, operator: Exists}]}}]}]',
      ),
    );
    expect(selected).toEqual([
      {
        namespaces: [{ key: 'team', operator: 'In', values: ['a'] }],
        pods: [{ key: 'role', operator: 'Exists', values: [] }],
        open: [everything],
      },
    ]);
  });

  it('is not everybody where a label shuts out', () => {
    const { everybody, selected } = ofWeb(
      withIngress(
        '[{from: [{namespaceSelector: {}, podSelector: {matchExpressions: [{key: suspect, operator: DoesNotExist}]}}], ports: [{port: 80}]}]',
      ),
    );
    expect(everybody).toEqual([onPort(80, 'unknown')]);
    expect(selected).toEqual([
      {
        namespaces: [],
        pods: [{ key: 'suspect', operator: 'DoesNotExist', values: [] }],
        open: [onPort(80)],
      },
    ]);
  });

  it('is outside where addresses are let in', () => {
    const { outside, everybody } = ofWeb(
      withIngress(
        '[{from: [{ipBlock: {cidr: 203.0.113.0/24}}], ports: [{port: 443}]}]',
      ),
    );
    expect(outside).toEqual([
      { ranges: ['203.0.113.0-203.0.113.255'], ...onPort(443) },
    ]);
    // Calico knows pods by their addresses, and which ones they will have nobody knows.
    expect(everybody).toEqual([onPort(443, 'unknown')]);
  });

  it('may be in a namespace whose policies do not let it out, which is its own matter', () => {
    const { selected } = ofWeb(
      networkOf([
        pod('web'),
        networkPolicy('closed', '{podSelector: {}, policyTypes: [Egress]}'),
        networkPolicy(
          'web',
          '{podSelector: {matchLabels: {app: web}}, ingress: [{from: [{podSelector: {}}]}]}',
        ),
      ]),
    );
    expect(selected).toEqual([
      { namespaces: 'shop', pods: [], open: [everything] },
    ]);
  });
});

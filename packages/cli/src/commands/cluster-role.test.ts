import { engineNames, kindsRead } from '@callboard/reachability';
import { parse } from 'yaml';
import { run } from '../testing/transcript';

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

/** Every resource that a role reads, `resource.group`. */
async function read(...engines: string[]): Promise<string[]> {
  const asked = engines.flatMap(name => ['--engine', name]);
  const { rules } = parse((await run('.', ['cluster-role', ...asked])).output);
  return [
    ...new Set<string>(
      rules.flatMap(({ apiGroups, resources }: Rule) =>
        apiGroups.flatMap(group =>
          resources.map(resource =>
            group ? `${resource}.${group}` : resource,
          ),
        ),
      ),
    ),
  ];
}

describe('the cluster role', () => {
  let role: { metadata: { name: string }; rules: Rule[] };
  beforeAll(async () => {
    const { output } = await run('.', ['cluster-role', '--name', 'reader']);
    role = parse(output);
  });

  it('reads every kind that an answer depends on', () => {
    expect(role.metadata.name).toBe('reader');
    for (const { group, resource } of Object.values(kindsRead).flat()) {
      expect(
        role.rules.some(
          ({ apiGroups, resources }) =>
            apiGroups.includes(group) &&
            (resources.includes(resource) || resources.includes('*')),
        ),
      ).toBe(true);
    }
  });

  it('leaves out the kinds of engines that are off, and no other', async () => {
    const all = await read();
    const off = await read('network-policy', 'cilium');
    expect(all.filter(one => !off.includes(one))).toEqual(
      all.filter(one =>
        /istio|linkerd|policy\.networking|gatewayclasses/.test(one),
      ),
    );
    expect(await read(...engineNames)).toEqual(all);
  });

  it.each(engineNames)('has what every answer needs, with %s', async engine => {
    expect(await read(engine)).toEqual(
      expect.arrayContaining([
        'pods',
        'namespaces',
        'deployments.apps',
        'services',
        'endpointslices.discovery.k8s.io',
        'ingresses.networking.k8s.io',
        'gateways.gateway.networking.k8s.io',
        'globalnetworkpolicies.crd.projectcalico.org',
      ]),
    );
  });

  it('has what an engine reads, and what is its own and not evaluated', async () => {
    const [istio, linkerd] = [await read('istio'), await read('linkerd')];
    const ofIstio = [
      'peerauthentications.security.istio.io',
      '*.networking.istio.io',
    ];
    expect(istio).toEqual(expect.arrayContaining(ofIstio));
    expect(linkerd.filter(one => one.includes('istio'))).toEqual([]);
    expect(linkerd).toContain('*.policy.linkerd.io');
  });

  it('writes nothing, and reads no Secret', () => {
    for (const { apiGroups, resources, verbs } of role.rules) {
      expect(verbs).toEqual(['get', 'list', 'watch']);
      expect(apiGroups).not.toContain('*');
      const ofCore = apiGroups.includes('') ? resources : [];
      expect(ofCore).not.toContain('*');
      expect(ofCore).not.toContain('secrets');
    }
  });
});

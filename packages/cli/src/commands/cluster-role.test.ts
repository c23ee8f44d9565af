import { kindsRead } from '@callboard/reachability';
import { parse } from 'yaml';
import { run } from '../testing/transcript';

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
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

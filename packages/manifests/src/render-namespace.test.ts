import { parsePlatform } from '@callboard/contract';
import { parse } from 'yaml';
import { renderNamespace } from './render';

function namespaceWith(podSecurity: string) {
  const parsed = parsePlatform({
    apiVersion: 'callboard.dev/v1alpha1',
    kind: 'Platform',
    metadata: { name: 'prod' },
    spec: { kubernetes: '1.36', security: { podSecurity } },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parse(renderNamespace('shop', parsed.value)[0].text);
}

describe('a new namespace', () => {
  it.each(['restricted', 'baseline', 'privileged'])(
    'refuses, audits and warns by the standard %s of one version',
    level => {
      const modes = ['enforce', 'audit', 'warn'].flatMap(mode => [
        [`pod-security.kubernetes.io/${mode}`, level],
        [`pod-security.kubernetes.io/${mode}-version`, 'v1.36'],
      ]);
      expect(namespaceWith(level).metadata.labels).toEqual({
        'app.kubernetes.io/managed-by': 'callboard',
        ...Object.fromEntries(modes),
      });
    },
  );
});

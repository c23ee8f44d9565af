import { parsePlatform, Platform } from '@callboard/contract';

/** The platform `prod` of the cluster `prod-eu`, with the defaults unless said. */
export function platform(spec: object = {}): Platform {
  const parsed = parsePlatform({
    apiVersion: 'callboard.dev/v1alpha1',
    kind: 'Platform',
    metadata: { name: 'prod' },
    spec: { kubernetes: '1.36', cluster: 'prod-eu', ...spec },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
}

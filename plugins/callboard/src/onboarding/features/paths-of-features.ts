import { FeaturesPart, RightsValue } from '../form-data';
import { pathsOfLines } from '../inputs/lines';
import { IssuePath, pathsBelow } from '../paths-below';
import { pathsOfKeys } from './secret-keys';

/** Where the issues of the step about features are shown: each at its own field. */
export function pathsOfFeatures(value: FeaturesPart): IssuePath[] {
  const { expose = [], external = [], secrets = [], apiAccess } = value;
  return [
    ['spec', 'expose'],
    ...expose.flatMap((_, index) =>
      pathsBelow(['spec', 'expose', index], ['host', 'port', 'path']),
    ),
    ['spec', 'external'],
    ...external.flatMap(({ cidrs }, index) => [
      ...pathsBelow(['spec', 'external', index], ['host', 'port']),
      ...pathsOfLines(['spec', 'external', index, 'cidrs'], cidrs),
    ]),
    ...pathsOfTraffic(value),
    ['spec', 'secrets'],
    ...secrets.flatMap(({ keys }, index) => [
      ...pathsBelow(['spec', 'secrets', index], ['name', 'store']).slice(1),
      ...pathsOfKeys(index, keys),
    ]),
    ...pathsBelow(['spec', 'identity', 'azure'], ['clientId']),
    ...pathsOfRights(apiAccess),
  ];
}

/** Where the issues of rights are shown. */
export function pathsOfRights(apiAccess: RightsValue[] = []): IssuePath[] {
  return [
    ['spec', 'apiAccess'],
    ...apiAccess.flatMap((row, index) =>
      (['apiGroups', 'resources', 'verbs'] as const).flatMap(field =>
        pathsOfLines(['spec', 'apiAccess', index, field], row[field]),
      ),
    ),
  ];
}

function pathsOfTraffic({ traffic }: FeaturesPart): IssuePath[] {
  const path: IssuePath = ['spec', 'traffic'];
  return [
    ...pathsBelow(path, ['timeout']),
    ...pathsBelow([...path, 'retries'], ['attempts']),
    ...pathsOfLines([...path, 'retries', 'on'], traffic?.retries?.on),
    ...pathsBelow([...path, 'circuitBreaker'], ['consecutiveErrors']),
    ...pathsBelow([...path, 'rateLimit'], ['requestsPerSecond']),
    ...pathsBelow([...path, 'mirror'], ['service', 'percent']),
    ...pathsBelow([...path, 'canary'], ['tag', 'digest', 'weight']),
  ];
}

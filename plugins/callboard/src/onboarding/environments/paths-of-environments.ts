import { EnvironmentsPart } from '../form-data';
import { pathsOfLines } from '../inputs/lines';
import { IssuePath, pathsBelow } from '../paths-below';

/** Where the issues of the step about environments are shown: each at its own field. */
export function pathsOfEnvironments(value: EnvironmentsPart): IssuePath[] {
  const { environments = {}, env = {}, args, scratch = [] } = value;
  return [
    ['spec', 'environments'],
    ...pathsBelow(['spec', 'resources'], ['cpu', 'memory']).slice(1),
    ...pathsOfReplicas(['spec']),
    ...Object.keys(environments).flatMap(name => [
      ...pathsBelow(['spec', 'environments', name], ['tag', 'digest']),
      ...pathsOfReplicas(['spec', 'environments', name]),
    ]),
    ...pathsBelow(['spec', 'env'], Object.keys(env)).slice(1),
    ...pathsOfLines(['spec', 'args'], args),
    ...scratch.flatMap((_, index) =>
      pathsBelow(['spec', 'scratch', index], ['path', 'size']).slice(1),
    ),
  ];
}

function pathsOfReplicas(path: IssuePath): IssuePath[] {
  return pathsBelow([...path, 'replicas'], ['min', 'max', 'cpu']);
}

import { engineNames, type Kind, kindsRead } from '@callboard/reachability';
import { exitStatus } from '../exit-status';
import { Misuse } from '../Misuse';
import { Run } from './Command';

/** `callboard cluster-role`: the right to read what answers depend on, and nothing else. */
export const clusterRole: Run = async ({
  values: { name },
  lists: { engine: wanted = engineNames },
}) => {
  const isOff = (engine: string) =>
    engineNames.includes(engine) && !wanted.includes(engine);
  // "DNS subdomain", and colons as Kubernetes' own roles have them.
  if (
    name !== undefined &&
    !/^[a-z0-9]([a-z0-9.:-]{0,251}[a-z0-9])?$/.test(name)
  ) {
    throw new Misuse(
      `--name takes lower-case letters, digits, '-', '.' and ':', got '${name}'`,
    );
  }
  return {
    output: [
      `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: ${JSON.stringify(name ?? 'callboard-reader')}
rules:
`,
      ...Object.entries(kindsRead)
        .filter(([engine]) => !isOff(engine))
        .flatMap(([engine, kinds]) => rulesFor(engine, kinds)),
    ],
    remarks: [],
    status: exitStatus.done,
  };
};

function rulesFor(engine: string, kinds: Kind[]): string[] {
  const groups = [...new Set(kinds.map(({ group }) => group))].sort();
  return [
    `  # ${engine}\n`,
    ...groups.map(group => {
      const resources = kinds
        .filter(kind => kind.group === group)
        .map(({ resource }) => resource);
      return `  - apiGroups: [${JSON.stringify(group)}]
    resources: ${listOf(resources)}
    verbs: ["get", "list", "watch"]
`;
    }),
  ];
}

/** All of a group includes each of it. */
function listOf(resources: string[]): string {
  const each = resources.includes('*') ? ['*'] : [...new Set(resources)].sort();
  return `[${each.map(one => JSON.stringify(one)).join(', ')}]`;
}

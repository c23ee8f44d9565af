import { execFileSync } from 'node:child_process';

const commandLineTool = require.resolve('../../../packages/cli/bin/callboard');

/** What `callboard cluster-role` prints: a ClusterRole of this name, in YAML. */
export function printedRole(name: string): string {
  return execFileSync(commandLineTool, ['cluster-role', '--name', name], {
    encoding: 'utf8',
  });
}

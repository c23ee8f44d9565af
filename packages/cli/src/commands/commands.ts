import { cniNames, engineNames } from '@callboard/reachability';
import { meshNames } from '../facts/meshes';
import { check } from './check';
import { clusterRole } from './cluster-role';
import { Command, Option } from './Command';
import { diff } from './diff';
import { explainCall } from './explain';
import { list } from './list';
import { renderRepository } from './render';

const input: Record<string, Option> = {
  cni: {
    value: 'PROFILE',
    choices: cniNames,
    summary:
      'The network plugin; generic, unless said: unknown where they differ.',
  },
  mesh: {
    value: 'MESH',
    choices: meshNames,
    summary: 'The mesh; none, unless said.',
  },
  platform: {
    value: 'FILE',
    summary:
      'A Platform file that states both, and DNS and gateway; the options above win.',
  },
  ignore: {
    value: 'GLOB',
    isRepeated: true,
    summary: "What is no manifest, such as 'ci/**'; may stand several times.",
  },
  'allow-incomplete': {
    summary: 'Exit as though all of the input could be read.',
  },
};
const output = (...choices: string[]): Option => ({
  value: 'FORMAT',
  choices,
  summary: `How to print it; ${choices[0]}, unless said.`,
});

/** Every command, in the order in which help lists them. */
export const commands: Command[] = [
  {
    name: 'list',
    summary: 'Prints who may call whom, on which ports.',
    operands: ['DIR'],
    options: {
      focus: {
        value: 'NS/NAME',
        summary: 'Only what this workload calls, and what calls it.',
      },
      output: output('text', 'json', 'csv', 'md', 'dot'),
      ...input,
    },
    run: list,
  },
  {
    name: 'explain',
    summary:
      'Says of one call why it is allowed or not, and who could change that.',
    operands: ['DIR'],
    options: {
      from: {
        value: 'NS/NAME|CIDR',
        isNeeded: true,
        summary: 'Who calls: a workload or addresses.',
      },
      to: {
        value: 'NS/NAME|CIDR',
        isNeeded: true,
        summary: 'Who is called: a workload, NS/Service/NAME, or addresses.',
      },
      port: {
        value: 'PORT',
        isNeeded: true,
        summary:
          "The port, as TCP/8080; a Service's own port, by its name or number.",
      },
      output: output('text', 'json'),
      ...input,
    },
    run: explainCall,
  },
  {
    name: 'diff',
    summary: 'Prints who gains and who loses between two folders.',
    operands: ['BEFORE', 'AFTER'],
    options: {
      output: output('text', 'json', 'md'),
      'exit-code': { summary: 'Exit with 1 where they differ.' },
      ...input,
    },
    run: diff,
  },
  {
    name: 'check',
    summary:
      'Prints what is wrong with policies and Services, and what to write instead.',
    operands: ['DIR'],
    options: {
      output: output('text', 'json'),
      ...input,
    },
    statuses: 'Exits with 1 where it finds an error or a warning.',
    run: check,
  },
  {
    name: 'render',
    summary:
      'Writes deploy/ from the contract files of a repository; what people edited there is merged.',
    operands: ['REPOSITORY'],
    options: {
      environment: { value: 'E', summary: 'Only this one; all, unless said.' },
      check: { summary: 'Write nothing, and exit with 1 where it would.' },
    },
    run: renderRepository,
  },
  {
    name: 'cluster-role',
    summary:
      'Prints the role that reads from a cluster what answers depend on.',
    operands: [],
    options: {
      name: {
        value: 'NAME',
        summary: 'What the role is called; callboard-reader, unless said.',
      },
      engine: {
        value: 'NAME',
        choices: engineNames,
        isRepeated: true,
        summary:
          'What judges connections in the cluster; all, unless said. May stand several times.',
      },
    },
    run: clusterRole,
  },
];

import { resolve } from 'node:path';
import { Answer } from '../answer';
import { exitStatus } from '../exit-status';
import { Misuse } from '../Misuse';
import { plural } from '../output/plural';
import { openHistory } from '../render/git';
import { DeployPlan } from '../render/DeployDraft';
import { planDeploy } from '../render/plan-deploy';
import { Repository } from '../render/Repository';
import { readRepository } from '../render/read-repository';
import { writeFiles } from '../render/write-files';
import { Run } from './Command';

const noHistory =
  'callboard: Git knows nothing of the folder: what edited files were rendered from is not known, and they stay as they are';

/** `callboard render`: brings `deploy/` in line with the contract files, and keeps what people edited. */
export const renderRepository: Run = async (
  { operands, values, switches },
  world,
) => {
  const folder = resolve(world.folder, operands[0]);
  const history = await openHistory(folder);
  const repository = await readRepository(folder, operands[0], history);
  const environments = environmentsOf(repository, values.environment);
  if (repository.contracts.problems.length)
    return refusal(repository.contracts.problems);
  let plan = planDeploy(repository, environments);
  // History is read only for files whose base HEAD does not tell.
  if (history && plan.withoutBase.length) {
    const versions = new Map<string, string[]>();
    for (const path of plan.withoutBase)
      versions.set(path, await history.versions(path));
    plan = planDeploy(repository, environments, versions);
  }
  if (plan.issues.length) return refusal(plan.issues);
  const isCheck = switches.has('check');
  if (!isCheck) await writeFiles(folder, plan.writes);
  return {
    output: describe(plan, repository, isCheck),
    remarks: plan.withoutBase.length && !history ? [noHistory] : [],
    status: isCheck && plan.writes.length ? exitStatus.found : exitStatus.done,
  };
};

function environmentsOf(
  { contracts }: Repository,
  wanted: string | undefined,
): string[] {
  const all = [...contracts.platforms.keys()];
  if (wanted === undefined) return all;
  if (all.includes(wanted)) return [wanted];
  // One that cannot be read is another matter.
  if (contracts.problems.some(({ path }) => path === `platform/${wanted}.yaml`))
    return [];
  throw new Misuse(
    `--environment: there is ${all.join(', ') || 'none'}, got '${wanted}'`,
  );
}

function refusal(problems: DeployPlan['issues']): Answer {
  return {
    output: [],
    remarks: [
      ...problems.map(({ path, message }) => `${path}: ${message}`),
      `callboard: ${plural(problems.length, 'problem')}: nothing was written`,
    ],
    status: exitStatus.incomplete,
  };
}

function* describe(
  { writes, notes }: DeployPlan,
  { deployed }: Repository,
  isCheck: boolean,
): Generator<string> {
  for (const [path, text] of writes) {
    const verb = deployed.has(path) ? 'update' : 'create';
    yield `${text === null ? 'delete' : verb} ${path}\n`;
  }
  for (const note of notes) yield `note: ${note}\n`;
  if (writes.length === 0) yield 'deploy/ is what the contracts say.\n';
  else if (isCheck)
    yield `${plural(writes.length, 'file')} would be written.\n`;
}

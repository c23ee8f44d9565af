import { AccessGrant, AccessRevocation } from '@callboard/contract';
import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { readDemoShop } from '../../demo-shop';
import { toState } from '../../repository/state';
import { Surroundings } from '../body/Surroundings';
import { branchOf } from '../change-name';
import { grant } from '../operations/grant/grant';
import { Asking, Intent } from '../operations/Operation';
import { revoke } from '../operations/revoke/revoke';
import { ChangePlan } from '../ChangePlan';
import { planChange } from '../plan-change';
import { RunningIn } from '../Running';

export type Files = Map<string, string>;

export const stateOf = (files: Files) =>
  toState(
    'c0ffee',
    new Map(
      [...files].map(([path, text]) => [path, { oid: `oid of ${text}`, text }]),
    ),
  );

const asking: Asking = {
  by: 'user:default/anna',
  owns: ['user:default/anna', 'group:default/team-shop'],
  today: '2026-01-01',
};

/** `shop/web`, as a request names it. */
function named(ref: string) {
  const [namespace, name] = ref.split('/');
  return { namespace, name };
}

type Terms<T> = Omit<T, 'service' | 'caller'>;

/** `shop/web → finance/payments` on these terms. */
export function granting(pair: string, terms: Terms<AccessGrant>): Intent {
  const [caller, service] = pair.split(' → ').map(named);
  return grant({ service, caller, ...terms }, asking);
}

export function revoking(
  pair: string,
  terms: Terms<AccessRevocation> = {},
): Intent {
  const [caller, service] = pair.split(' → ').map(named);
  return revoke({ service, caller, ...terms }, asking);
}

/** `versions`: earlier texts of files, newest first. @throws where it is refused. */
export function planOf(
  intent: Intent,
  files: Files,
  versions: Record<string, string[]> = {},
  running?: RunningIn,
): ChangePlan {
  const planned = planChange(stateOf(files), intent, {
    versions: new Map(Object.entries(versions)),
    running,
  });
  if (!planned.ok) throw new Error(JSON.stringify(planned.issues, null, 2));
  return planned.plan;
}

/** Code and path of each issue. */
export function issuesOf(intent: Intent, files: Files): string[] {
  const planned = planChange(stateOf(files), intent);
  return planned.ok
    ? []
    : planned.issues.map(({ code, path }) => `${code} ${path.join('.')}`);
}

/** As it is at a host with a portal beside it. */
export const surroundings: Surroundings = {
  portal: 'https://portal.example.com',
  taskId: '0a8d4f2e-6c1b-4e8f-9a55-3f3c2f1d7e11',
  largestBody: 65_536,
};

export function descriptionOf(
  intent: Intent,
  files: Files,
  where = surroundings,
  running?: RunningIn,
) {
  const plan = planOf(intent, files, {}, running);
  return intent.describe(stateOf(files), plan, where);
}

/** The files as they are once the change is merged. */
export function merged(intent: Intent, files: Files): Files {
  const result = new Map(files);
  for (const { path, after } of planOf(intent, files).edits) {
    if (after === null) result.delete(path);
    else result.set(path, after);
  }
  return result;
}

/** The paths of a plan, with what becomes of each. */
export function pathsOf({ files }: ChangePlan): string[] {
  return files.map(({ path, before, after }) => {
    const changed = after === null ? '-' : '~';
    return `${before === null ? '+' : changed} ${path}`;
  });
}

/** The lines of a file that go and come. */
export function linesOf({ files }: ChangePlan, path: string): string[] {
  const { before, after } = files.find(file => file.path === path)!;
  const [then, now] = [before, after].map(text => (text ?? '').split('\n'));
  return [
    ...then.filter(line => !now.includes(line)).map(line => `- ${line.trim()}`),
    ...now.filter(line => !then.includes(line)).map(line => `+ ${line.trim()}`),
  ];
}

/** The change as the host keeps it, open. */
export function openChange(intent: Intent, files: Files): ChangeDetail {
  const plan = planOf(intent, files);
  const { title, body } = intent.describe(stateOf(files), plan, surroundings);
  const { name, requestedBy } = intent;
  return {
    id: 'id',
    repository: 'demo',
    branch: branchOf(name),
    operation: name.operation,
    service: name.service,
    title,
    body,
    state: 'open',
    requestedBy,
    openedAt: '',
    commit: '',
    files: plan.files,
    hiddenFiles: 0,
    conflicts: [],
  };
}

let read: Promise<Files> | undefined;

/** A copy of the demo shop, to which a test may do what it likes. */
export async function demoShop(): Promise<Files> {
  read ??= readDemoShop();
  return new Map(await read);
}

import { refOf, RepositoryState } from '../repository/state';
import { serviceOfPath } from '../repository/service-of-path';
import { escapeMarkdown } from './escape-markdown';
import { connectivityLines } from './connectivity-lines';
import { ChangePlan } from './ChangePlan';

/** What people read of a change. */
export interface Description {
  /** At most 72 characters. */
  title: string;
  /** One sentence a line, the summary first. */
  effect: string[];
  /** Markdown. */
  body: string;
}

/** What an operation says of its change; plain text all of it, and `reason` is what somebody typed. */
export interface Telling {
  title: string;
  summary: string;
  /** Who gains and who loses access, a sentence each. */
  access: string[];
  reason?: string;
  requestedBy: string;
}

/** Puts what an operation says together with what every change says. */
export function describeChange(
  state: RepositoryState,
  { title, summary, access, reason, requestedBy }: Telling,
  plan: ChangePlan,
): Description {
  const effect = [...access, ...sideEffects(plan)];
  return {
    title: title.length > 72 ? `${title.slice(0, 71)}…` : title,
    effect: [summary, ...effect],
    body: [
      escapeMarkdown(summary),
      section('Who gains and who loses access', effect.map(escapeMarkdown)),
      section('Connectivity', connectivityLines(plan.connectivity)),
      ...(reason ? [quotation('Reason', reason)] : []),
      section('Notes', plan.notes),
      section('Who must approve', approvers(state, plan).map(escapeMarkdown)),
      section('Files', plan.files.map(describeFile)),
      `Requested by ${escapeMarkdown(
        requestedBy,
      )}. To undo it after the merge, revert the merge commit.`,
    ]
      .filter(Boolean)
      .join('\n\n'),
  };
}

/** What a plan does beside what it was made for. */
function sideEffects({ drifted, kept }: ChangePlan): string[] {
  return [
    ...(drifted.length
      ? [
          `Access may change otherwise, too: ${list(
            drifted,
          )} was not what its contract says, and is brought in line.`,
        ]
      : []),
    ...(kept.length
      ? [
          `Not all of this takes effect by itself: ${list(
            kept,
          )} was edited by hand, and what a person wrote stays.`,
        ]
      : []),
  ];
}

/** Whose folders are touched: a line for each owner. */
function approvers(
  { microservices }: RepositoryState,
  { files, after }: ChangePlan,
): string[] {
  const owners = new Map<string, Set<string>>();
  for (const { path } of files) {
    const service = serviceOfPath(path);
    const ref = service && refOf(service);
    const contract =
      ref && (microservices.get(ref) ?? after.microservices.get(ref));
    const owner = contract ? contract.spec.owner : 'the platform team';
    const folder = ref ?? path.split('/').slice(0, 4).join('/');
    owners.set(owner, (owners.get(owner) ?? new Set()).add(folder));
  }
  return [...owners].map(
    ([owner, folders]) => `${owner}: ${list([...folders])}`,
  );
}

function describeFile({
  path,
  before,
  after,
}: ChangePlan['files'][number]): string {
  const changed = after === null ? 'deleted' : 'changed';
  return `\`${path}\` ${before === null ? 'new' : changed}`;
}

function section(title: string, lines: string[]): string {
  return lines.length
    ? `### ${title}\n\n${lines.map(line => `- ${line}`).join('\n')}`
    : '';
}

function quotation(title: string, text: string): string {
  return `### ${title}\n\n${escapeMarkdown(text).replace(/^/gm, '> ')}`;
}

/** ` (needs …)` where others than the person who asks must agree. */
export function approvalOf(owner: string | undefined, owns: string[]): string {
  return owner && !owns.includes(owner) ? ` (needs ${owner})` : '';
}

/** Which requests, for a sentence; nothing where all. */
export function onlyRequests(
  http: { methods?: string[]; paths?: string[] }[] | undefined,
): string {
  const requests = (http ?? []).map(({ methods = [], paths = [] }) =>
    [...methods, ...paths].join(' '),
  );
  return requests.length ? `, only ${list(requests)}` : '';
}

export function list(words: string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

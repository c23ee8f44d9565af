import { ServiceName } from '@callboard/plugin-callboard-common';
import { RepositoryState } from '../repository/state';
import { approverLines } from './body/approver-lines';
import { Surroundings } from './body/Surroundings';
import { writeBody } from './body/write-body';
import { ChangePlan } from './ChangePlan';
import { changedObjects } from './risks/changed-objects';
import { risksOf } from './risks/risks';

/** What people read of a change. */
export interface Description {
  /** At most 72 characters; of names and our own words, never of what somebody typed freely. */
  title: string;
  /** One sentence a line, the summary first. */
  effect: string[];
  /** What has to be thought of before merging, a sentence each; who loses access is told by the connectivity. */
  risks: string[];
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
  /** Whom it is about: those that have a page in the portal once it is merged. */
  services: ServiceName[];
}

/** Puts what an operation says together with what every change says. */
export function describeChange(
  state: RepositoryState,
  telling: Telling,
  plan: ChangePlan,
  where: Surroundings,
): Description {
  const { title, summary, access } = telling;
  const objects = changedObjects(state, plan.files);
  const effect = [...access, ...sideEffects(plan)];
  return {
    title: title.length > 72 ? `${title.slice(0, 71)}…` : title,
    effect: [summary, ...effect],
    risks: risksOf({ objects }),
    body: writeBody(
      {
        ...telling,
        access: effect,
        risks: risksOf({ objects, connectivity: plan.connectivity }),
        approvers: approverLines(state, plan),
      },
      plan,
      where,
    ),
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

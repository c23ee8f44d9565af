import { ServiceName } from '@callboard/plugin-callboard-common';
import { ChangePlan } from '../ChangePlan';
import { connectivityLines } from '../connectivity-lines';
import { escapeLine } from '../escape-line';
import { Block } from './Block';
import { fitBody } from './fit-body';
import { foldFile } from './fold-file';
import { links } from './links';
import { list } from './list';
import { aside, paragraph } from './paragraph';
import { quotation } from './quotation';
import { resourceColumns, resourceRows } from './resource-rows';
import { Surroundings } from './Surroundings';
import { table } from './table';

/** What there is to say of a change beside what its plan says, in plain text. */
export interface Told {
  summary: string;
  /** Who gains and who loses access, a sentence each. */
  access: string[];
  /** A sentence each. */
  risks: string[];
  /** What somebody typed. */
  reason?: string;
  /** Who must approve and why, a line each. */
  approvers: string[];
  /** Whom it is about. */
  services: ServiceName[];
  /** Entity ref. */
  requestedBy: string;
}

/** Hosts take longer ones, but get slow and answer 502. */
const longestBody = 30_000;

/** The body of a change, the important things first: what a reviewer reads. */
export function writeBody(
  told: Told,
  plan: ChangePlan,
  where: Surroundings,
): string {
  const rendered = plan.files.filter(
    ({ path, after }) => /^(deploy|delivery)\//.test(path) && after !== null,
  );
  return fitBody(
    blocksOf(told, plan, where),
    { all: rendered.length, folded: rendered.flatMap(foldFile) },
    Math.min(where.largestBody, longestBody),
  );
}

function blocksOf(
  { summary, access, risks, reason = '', approvers, ...about }: Told,
  { connectivity, files, notes }: ChangePlan,
  { portal, taskId }: Surroundings,
): Block[] {
  const pages = portal
    ? about.services.map(service => links.service(portal, service))
    : [];
  const run = portal && taskId ? ` in ${links.task(portal, taskId)}` : '';
  return [
    paragraph(escapeLine(summary, 500)),
    list('Who gains and who loses access', access),
    list('Connectivity', connectivityLines(connectivity), { most: 60 }),
    list('Risks', risks),
    table('Resources', resourceColumns, resourceRows(files)),
    quotation('Reason', reason.trim()),
    list('Notes', notes),
    list('Who must approve', approvers, { stays: true }),
    aside(pages.length ? `In the portal: ${pages.join(', ')}.` : ''),
    paragraph(`Requested by ${links.person(portal, about.requestedBy)}${run}.`),
    paragraph('To undo it after the merge, revert the commit that merged it.'),
  ];
}

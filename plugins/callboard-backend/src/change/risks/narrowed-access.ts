import {
  ChangedEdgeView,
  VerdictView,
} from '@callboard/plugin-callboard-common';
import { refOf } from '../../repository/state';
import { Outlook } from './Risk';
import { groupBy } from '../../group-by';

/** Who loses access, or keeps less of it: a sentence for each pair and what becomes of it. */
export function narrowedAccess({ connectivity }: Outlook): string[] {
  return (connectivity?.environments ?? []).flatMap(
    ({ environment, closed, changed }) => {
      const losses = [...closed, ...changed].flatMap(toLoss);
      const alike = groupBy(losses, ({ from, verb, to, how }) =>
        JSON.stringify([from, verb, to, how]),
      );
      return [...alike.values()].map(ways => {
        const [{ from, verb, to, how, place }] = ways;
        const ports = ways.map(({ port }) => port).join(', ');
        return `${environment}: ${from} ${verb} ${to} on ${ports}${how}${place}`;
      });
    },
  );
}

interface Loss {
  from: string;
  verb: string;
  to: string;
  port: string;
  how: string;
  place: string;
}

function toLoss(edge: ChangedEdgeView): Loss[] {
  const words = wordsFor(edge);
  if (!words) return [];
  const { from, to, port, before, after } = edge;
  const at = (after ?? before)?.reasons.find(reason => reason.at)?.at;
  const place = at ? ` (${at.path})` : '';
  return [{ from: refOf(from), to: refOf(to), port, place, ...words }];
}

/** Nothing where no access is lost. */
function wordsFor({
  before,
  after,
}: ChangedEdgeView): Pick<Loss, 'verb' | 'how'> | undefined {
  if (!before || !isOpen(before)) return undefined;
  if (!after || after.outcome === 'denied')
    return { verb: 'loses access to', how: '' };
  if (after.outcome === 'unknown')
    return { verb: 'may lose access to', how: ', which is not known any more' };
  return isNarrower(before, after)
    ? {
        verb: 'keeps less access to',
        how: `: ${after.on.map(({ text }) => text).join(', ')}`,
      }
    : undefined;
}

function isOpen({ outcome }: VerdictView): boolean {
  return outcome === 'allowed' || outcome === 'conditional';
}

/** Narrower is what has a condition that did not hold before: when in doubt, it is. */
function isNarrower(before: VerdictView, after: VerdictView): boolean {
  return after.on.some(
    condition => !before.on.some(known => implies(known, condition)),
  );
}

type Condition = VerdictView['on'][number];

function implies(known: Condition, condition: Condition): boolean {
  if (known.text === condition.text) return true;
  if (known.kind !== 'requests' || condition.kind !== 'requests') return false;
  const allowed = requestsIn(condition);
  return requestsIn(known).every(request => allowed.includes(request));
}

/** Of `for GET /a or POST /b only`: `GET /a` and `POST /b`. */
function requestsIn({ text }: Condition): string[] {
  return text.replace(/^for | only$/g, '').split(' or ');
}

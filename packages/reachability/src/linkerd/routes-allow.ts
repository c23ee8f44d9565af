import { anyOf } from '../verdict/combine';
import { conditional, unknown, Verdict } from '../verdict/verdict';
import { requestsText } from '../words/condition';
import { aboutObject } from './reasons';
import { Route } from './route';
import { isForAll, mayTakeFrom, patternOf, RouteMatch } from './route-match';

/** A route, and whether it lets the client in. */
export interface JudgedRoute {
  route: Route;
  verdict: Verdict;
}

interface JudgedMatch extends JudgedRoute {
  match: RouteMatch;
}

/**
 * Which requests do the routes of a Server let through? A request has to match one of them, and goes to the most specific
 * one: that has to let the client in.
 * @see https://linkerd.io/2-edge/reference/authorization-policy/#httproute
 */
export function routesAllow(judged: JudgedRoute[]): Verdict {
  const matches = judged.flatMap(({ route, verdict }) =>
    route.matches.map((match): JudgedMatch => ({ route, verdict, match })),
  );
  return anyOf(matches.map(one => matchAllows(one, matches)));
}

/** Do the routes match whatever is asked? */
export function matchEverything(judged: JudgedRoute[]): boolean {
  return judged.some(({ route }) => route.matches.some(isForAll));
}

function matchAllows(one: JudgedMatch, all: JudgedMatch[]): Verdict {
  const { route, verdict, match } = one;
  if (verdict.outcome === 'denied') return verdict;
  if (verdict.outcome !== 'allowed') return unknown(...verdict.reasons);
  if (match.field) {
    const { field } = match;
    return unknown(aboutObject('not-evaluated', route.object, { field }));
  }
  const pattern = patternOf(match);
  const requests = requestsText(pattern);
  const isTaken = all.some(
    other =>
      other.verdict.outcome !== 'allowed' && mayTakeFrom(match, other.match),
  );
  return isTaken
    ? unknown(aboutObject('routes-overlap', route.object, { requests }))
    : conditional(
        [{ kind: 'requests', requests: [pattern] }],
        aboutObject('request-decides', route.object, { requests }),
      );
}

import { capabilities, Feature, Limit } from '@callboard/contract';
import { Environment } from '@callboard/plugin-callboard-common';

/**
 * Whether a feature can be asked for, as at least one chosen environment carries it, if only in part; and what chosen
 * environments say against it, e.g. `not in dev (spec.mesh.kind: none): …`.
 */
export type Offer = { isOffered: boolean; objections: string[] };

/** Of every feature of the table. */
export type Offers = Record<Feature, Offer>;

/**
 * What the chosen environments offer.
 * An environment of which nothing is known offers nothing; where none is known at all, nothing is said against anything.
 */
export function offersIn(
  chosen: string[],
  environments: Environment[] | undefined,
): Offers {
  const offers = Object.keys(capabilities).map(feature => [
    feature,
    environments
      ? toOffer(
          chosen.map(name => saidOf(feature as Feature, name, environments)),
        )
      : { isOffered: false, objections: [] },
  ]);
  return Object.fromEntries(offers);
}

/** What one environment says of a feature; nothing against it where it carries it. */
type Said = { name: string; isCarried: boolean; word?: string; why?: string };

function saidOf(
  feature: Feature,
  name: string,
  environments: Environment[],
): Said {
  const named = environments.filter(environment => environment.name === name);
  if (named.length === 0)
    return {
      name,
      isCarried: false,
      word: 'not known of',
      why: ', of which there is no platform file',
    };
  const limits = named
    .flatMap(environment => environment.limits)
    .filter(limit => limit.feature === feature);
  const worst = limits.find(({ cell }) => 'refused' in cell) ?? limits[0];
  return worst ? saidOfLimit(name, worst) : { name, isCarried: true };
}

function saidOfLimit(name: string, { because, cell }: Limit): Said {
  return 'refused' in cell
    ? {
        name,
        isCarried: false,
        word: 'not in',
        why: ` (${because}): ${cell.refused}`,
      }
    : {
        name,
        isCarried: true,
        word: 'in part in',
        why: ` (${because}): ${cell.degraded}`,
      };
}

/** Environments that say the same share a line. */
function toOffer(said: Said[]): Offer {
  const lines = new Map<string, { word: string; names: string[] }>();
  for (const { name, word, why } of said) {
    if (word === undefined || why === undefined) continue;
    const names = lines.get(`${word}${why}`)?.names ?? [];
    lines.set(`${word}${why}`, { word, names: [...names, name] });
  }
  return {
    isOffered: said.some(({ isCarried }) => isCarried),
    objections: [...lines].map(
      ([line, { word, names }]) =>
        `${word} ${names.join(', ')}${line.slice(word.length)}`,
    ),
  };
}

import { capabilities, Feature } from '@callboard/contract';
import { Text } from '@backstage/ui';
import { Offers } from './offers';

/** What the chosen environments say against features, in the words of the table; one line for features alike. */
export const LimitLines = (props: { features: Feature[]; offers: Offers }) => (
  <>
    {linesOf(props).map(([objection, names]) => (
      <Text key={objection} variant="body-small" color="secondary">
        <strong>{names.join(' · ')}</strong>: {objection}
      </Text>
    ))}
  </>
);

function linesOf({ features, offers }: Parameters<typeof LimitLines>[0]) {
  const lines = new Map<string, string[]>();
  for (const feature of features) {
    for (const objection of offers[feature].objections) {
      lines.set(objection, [
        ...(lines.get(objection) ?? []),
        nameOf(feature, features.length),
      ]);
    }
  }
  return [...lines];
}

/** The title of a feature; among others without what explains it. */
function nameOf(feature: Feature, count: number): string {
  const { title } = capabilities[feature];
  return count > 1 ? title.split(': ')[0] : title;
}

import { Feature } from '@callboard/contract';
import { Flex, Text } from '@backstage/ui';
import { PropsWithChildren } from 'react';
import { LimitLines } from './LimitLines';
import { Offers } from './offers';

/**
 * The inputs of features that belong together, and what is not offered, with the reasons.
 * Not there where nothing is known of the features and none was asked for.
 */
export const FeatureSection = (
  props: PropsWithChildren<{
    title: string;
    /** What it is for, in a sentence. */
    about: string;
    features: Feature[];
    offers: Offers;
    isFilled: boolean;
    /** What is missing before any of it can be asked for. */
    needs?: string;
  }>,
) => {
  const { title, features, offers, isFilled, needs } = props;
  const isOffered = features.some(feature => offers[feature].isOffered);
  const lacking = features.filter(feature => !offers[feature].isOffered);
  const isSaid = features.some(feature => offers[feature].objections.length);
  if (!isOffered && !isFilled && !isSaid) return null;

  const hasInputs = isFilled || (isOffered && !needs);
  return (
    <Flex direction="column" gap="4" role="group" aria-label={title}>
      <Text as="h3" variant="title-x-small" weight="bold">
        {title}
      </Text>
      {hasInputs && <Text color="secondary">{props.about}</Text>}
      {hasInputs && props.children}
      {needs ? (
        <Text color="secondary">{needs}</Text>
      ) : (
        <LimitLines features={lacking} offers={offers} />
      )}
    </Flex>
  );
};

import { Feature } from '@callboard/contract';
import { Flex } from '@backstage/ui';
import { PropsWithChildren } from 'react';
import { LimitLines } from './LimitLines';
import { Offers } from './offers';

/** The inputs of one feature, with what environments say against it; not there where none offers it and it is not asked for. */
export const OfferedFeature = (
  props: PropsWithChildren<{
    feature: Feature;
    offers: Offers;
    isFilled: boolean;
  }>,
) => {
  const { feature, offers, isFilled, children } = props;
  const { isOffered } = offers[feature];
  return isOffered || isFilled ? (
    <Flex direction="column" gap="1">
      {children}
      {isOffered && <LimitLines features={[feature]} offers={offers} />}
    </Flex>
  ) : null;
};

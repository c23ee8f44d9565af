import { BgProvider, Flex } from '@backstage/ui';
import { PropsWithChildren } from 'react';

/** The fields of a step, one below the other, on the scaffolder's own card: so that they stand out from it. */
export const StepFields = ({ children }: PropsWithChildren<{}>) => (
  <BgProvider bg="neutral-1">
    <Flex direction="column" gap="6">
      {children}
    </Flex>
  </BgProvider>
);

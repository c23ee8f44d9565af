import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { SourceChoice } from '@callboard/plugin-callboard-common';
import { RiEyeOffLine } from '@remixicon/react';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';

/** Clusters that are known and not watched, each with the reason: what cannot be chosen in a list cannot be read there by keyboard. */
export const UnwatchedClusters = ({ sources }: { sources: SourceChoice[] }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <>
      {sources.map(
        choice =>
          choice.kind === 'cluster' &&
          choice.state === 'not-watched' && (
            <WithIcon
              key={choice.cluster}
              Icon={RiEyeOffLine}
              color="secondary"
            >
              <Text>
                {choice.reason
                  ? t('source.unwatched', {
                      cluster: choice.cluster,
                      reason: choice.reason,
                    })
                  : t('source.unwatchedWithoutReason', {
                      cluster: choice.cluster,
                    })}
              </Text>
            </WithIcon>
          ),
      )}
    </>
  );
};

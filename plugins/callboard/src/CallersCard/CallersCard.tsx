import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink } from '@backstage/ui';
import { ConnectionsCard } from '../connections/ConnectionsCard';
import { outcomeFacts } from '../connections/outcome-facts';
import { useAccessLinks } from '../connections/use-access-links';
import { useNetworkLink } from '../connections/use-network-link';
import { callboardTranslationRef } from '../translation';
import { CallersOfService } from './CallersOfService';

/** Who calls the microservice of this entity, and whether they may. */
export const CallersCard = () => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const accessLinks = useAccessLinks();
  const networkLink = useNetworkLink();
  return (
    <ConnectionsCard
      title={t('callers.title')}
      loading={t('callers.loading')}
      facts={({ callers }) => outcomeFacts(t, callers, 'callers')}
      summary={({ environment }) =>
        networkLink && (
          <ButtonLink
            variant="tertiary"
            size="small"
            href={networkLink({ environment })}
          >
            {t('callers.openNetwork')}
          </ButtonLink>
        )
      }
      action={({ service, isGrantable }) =>
        accessLinks &&
        isGrantable && (
          <ButtonLink size="small" href={accessLinks.request({ service })}>
            {t('connections.actions.request')}
          </ButtonLink>
        )
      }
    >
      {view => <CallersOfService view={view} />}
    </ConnectionsCard>
  );
};

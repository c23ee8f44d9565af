import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ButtonLink, Text } from '@backstage/ui';
import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { EnvironmentSelect } from '../AddressCard/EnvironmentSelect';
import { useAccessLinks } from '../connections/use-access-links';
import { ClusterVersion } from '../source/ClusterVersion';
import { SourceLine } from '../source/SourceLine';
import { SourceSelect } from '../source/SourceSelect';
import { useSource } from '../source/use-source';
import { callboardTranslationRef } from '../translation';
import styles from './NetworkTab.module.css';

/** What is shown and where it comes from: service, environment, source and age; and the one thing to do. */
export const NetworkBar = (props: {
  view: ConnectionsView;
  isLoading: boolean;
  onSelectEnvironment: (name: string) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const accessLinks = useAccessLinks();
  const { selectSource } = useSource();
  const { service, environment, environments, isGrantable } = props.view;
  const { source, sources } = props.view;
  return (
    <div className={styles.bar}>
      <div className={styles.barStart}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {service.namespace}/{service.name}
        </Text>
        <div className={styles.environment}>
          <EnvironmentSelect
            environment={environment}
            environments={environments}
            isDisabled={props.isLoading}
            onSelect={props.onSelectEnvironment}
          />
        </div>
        <SourceSelect
          source={source.kind}
          sources={sources}
          isDisabled={props.isLoading}
          onSelect={selectSource}
        />
        <SourceLine source={source} sources={sources} />
        <ClusterVersion source={source} />
      </div>
      {accessLinks && isGrantable && (
        <ButtonLink size="small" href={accessLinks.request({ service })}>
          {t('connections.actions.request')}
        </ButtonLink>
      )}
    </div>
  );
};

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert, Flex, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { ContractLinesField } from '../onboarding/inputs/ContractLinesField';
import { serviceNameAsTyped } from '../onboarding/connections/service-name';
import { FieldIssue } from '../onboarding/use-step';
import { callboardTranslationRef } from '../translation';
import { PairValue } from './access-value';
import { PortChoice } from './PortChoice';
import { findService, Services } from './use-services';

/** The ports that are meant: those of the service to choose from; typed where it is not known which it has. */
export const AccessPorts = (props: {
  service: PairValue['service'];
  services: Services;
  chosen: string[];
  issue: FieldIssue;
  onChange: (chosen: string[]) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { service, services, ...choice } = props;
  const { chosen } = choice;
  const found = findService(services, service);
  if (services.isLoading) {
    return (
      <Flex direction="column" gap="2" role="status">
        <VisuallyHidden>{t('access.ports.reading')}</VisuallyHidden>
        <Skeleton width={80} height={16} />
        <Skeleton width={200} height={20} />
      </Flex>
    );
  }
  if (found && found.ports.length + chosen.length === 0) {
    return (
      <Alert
        status="warning"
        icon
        title={t('access.ports.none', { service: serviceNameAsTyped(found) })}
      />
    );
  }
  if (found) {
    return <PortChoice {...choice} service={found} />;
  }
  return service?.name || chosen.length ? (
    <ContractLinesField
      label={t('access.ports.label')}
      isRequired
      description={
        services.error
          ? t('access.ports.unread', { message: services.error.message })
          : t('access.ports.unknown')
      }
      placeholder="http"
      value={chosen.length ? chosen : undefined}
      issue={choice.issue}
      onChange={lines => choice.onChange(lines ?? [])}
    />
  ) : (
    <Text color="secondary">{t('access.ports.first')}</Text>
  );
};

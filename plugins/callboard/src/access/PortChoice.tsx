import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Checkbox, CheckboxGroup, Text } from '@backstage/ui';
import { MicroserviceSummary } from '@callboard/plugin-callboard-common';
import { spoken } from '../AddressCard/spoken';
import { FieldIssue } from '../onboarding/use-step';
import { callboardTranslationRef } from '../translation';
import { usePortDetails } from './use-port-details';

/** The ports of a service to choose from, with number and protocol, and those chosen that it has no more. */
export const PortChoice = (props: {
  service: MicroserviceSummary;
  chosen: string[];
  issue: FieldIssue;
  onChange: (chosen: string[]) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { service, chosen, issue } = props;
  const details = usePortDetails(service);
  const gone = chosen.filter(port => !service.ports.includes(port));
  const message = issue.isDue ? issue.message : undefined;
  const about = (name: string) => {
    const port = details.find(one => one.name === name);
    return port ? `${port.port} ${spoken(port)}` : '';
  };
  return (
    <CheckboxGroup
      label={t('access.ports.label')}
      isRequired
      value={chosen}
      onChange={props.onChange}
      validationBehavior="aria"
      validate={() => message || null}
    >
      {[...service.ports, ...gone].map(name => (
        <Checkbox key={name} value={name}>
          <Text>
            {name}{' '}
            <Text color="secondary">
              {gone.includes(name)
                ? `(${t('access.ports.gone')})`
                : about(name)}
            </Text>
          </Text>
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
};

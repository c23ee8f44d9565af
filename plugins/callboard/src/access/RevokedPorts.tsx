import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Radio, RadioGroup } from '@backstage/ui';
import { callboardTranslationRef } from '../translation';
import { AccessPorts } from './AccessPorts';
import { RevocationValue } from './access-value';
import { issueOfPorts } from './issue-of-ports';
import { Access } from './use-access';
import { findService, Services } from './use-services';

/** All that the caller has, or some ports of it. */
export const RevokedPorts = (props: {
  value: RevocationValue;
  services: Services;
  issueAt: Access['issueAt'];
  onChange: (ports: string[] | undefined) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { value, services } = props;
  const ports = findService(services, value.service)?.ports ?? [];
  return (
    <>
      <RadioGroup
        label={t('access.revoked.label')}
        value={value.ports ? 'some' : 'all'}
        onChange={chosen =>
          props.onChange(chosen === 'all' ? undefined : ports)
        }
      >
        <Radio value="all">{t('access.revoked.all')}</Radio>
        <Radio value="some">{t('access.revoked.some')}</Radio>
      </RadioGroup>
      {value.ports && (
        <AccessPorts
          service={value.service}
          services={services}
          chosen={value.ports}
          issue={issueOfPorts(props.issueAt, value)}
          onChange={props.onChange}
        />
      )}
    </>
  );
};

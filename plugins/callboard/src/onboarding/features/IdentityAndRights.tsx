import { Feature } from '@callboard/contract';
import { ContractTextField } from '../inputs/ContractTextField';
import { More } from '../inputs/More';
import { together } from '../inputs/together';
import { withFeature } from './features-part';
import { LimitLines } from './LimitLines';
import { OfferedFeature } from './OfferedFeature';
import { pathsOfRights } from './paths-of-features';
import { RightsRows } from './RightsRows';
import { SectionProps } from './section-props';

const features: Feature[] = ['azureIdentity', 'apiAccess'];

/** What few need: who the service is to Azure, and what it may do with objects of its own namespace. */
export const IdentityAndRights = (props: SectionProps) => {
  const { value, offers, issueAt, onChange } = props;
  const { identity, apiAccess } = value;
  const lacking = features.filter(feature => !offers[feature].isOffered);
  const isSaid = features.some(
    feature =>
      offers[feature].isOffered || offers[feature].objections.length > 0,
  );
  const azure = together(
    issueAt('spec', 'identity', 'azure'),
    issueAt('spec', 'identity', 'azure', 'clientId'),
  );
  const rights = pathsOfRights(apiAccess).map(path => issueAt(...path));
  return isSaid || identity || apiAccess ? (
    <More
      about="identity in Azure, rights in the cluster's API"
      isFilled={Boolean(identity ?? apiAccess)}
      issues={[azure, together(...rights)]}
    >
      <OfferedFeature
        feature="azureIdentity"
        offers={offers}
        isFilled={identity !== undefined}
      >
        <ContractTextField
          label="Client ID of the managed identity in Azure"
          description="its pods act in Azure as this identity, without a password"
          placeholder="00000000-0000-0000-0000-000000000001"
          value={identity?.azure?.clientId}
          onChange={clientId =>
            onChange(
              withFeature(
                value,
                'identity',
                clientId ? { azure: { clientId } } : undefined,
              ),
            )
          }
          issue={azure}
        />
      </OfferedFeature>
      <OfferedFeature
        feature="apiAccess"
        offers={offers}
        isFilled={apiAccess !== undefined}
      >
        <RightsRows
          rows={apiAccess ?? []}
          isOffered={offers.apiAccess.isOffered}
          issueAt={issueAt}
          onChange={rows => onChange(withFeature(value, 'apiAccess', rows))}
        />
      </OfferedFeature>
      <LimitLines features={lacking} offers={offers} />
    </More>
  ) : null;
};

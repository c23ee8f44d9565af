import { Feature } from '@callboard/contract';
import { Button } from '@backstage/ui';
import { ExternalValue } from '../form-data';
import { ExternalRowFields } from './ExternalRowFields';
import { FeatureSection } from './FeatureSection';
import { withFeature } from './features-part';
import { IssueText } from './IssueText';
import { LimitLines } from './LimitLines';
import { SectionProps } from './section-props';

const features: Feature[] = ['external', 'externalRanges'];

/** Hosts outside the cluster that the service calls: by name, or by the addresses that a NetworkPolicy can be told. */
export const ExternalSection = (props: SectionProps) => {
  const { value, offers, issueAt, onChange } = props;
  const rows = value.external ?? [];
  const change = (next: ExternalValue[]) =>
    onChange(withFeature(value, 'external', next));
  const offered = features.filter(feature => offers[feature].isOffered);
  return (
    <FeatureSection
      title="Calls outside the cluster"
      about="Hosts that it calls elsewhere. Its pods are isolated: what is not named here is not reached."
      features={features}
      offers={offers}
      isFilled={rows.length > 0}
    >
      {rows.map((row, index) => (
        <ExternalRowFields
          key={index}
          index={index}
          row={row}
          takesAddresses={offers.externalRanges.isOffered}
          issueAt={issueAt}
          onChange={changed =>
            change(rows.map((other, at) => (at === index ? changed : other)))
          }
          onRemove={() => change(rows.filter((_, at) => at !== index))}
        />
      ))}
      <IssueText issue={issueAt('spec', 'external')} />
      {offered.length > 0 && (
        <div>
          <Button variant="secondary" onPress={() => change([...rows, {}])}>
            Add a host outside
          </Button>
        </div>
      )}
      <LimitLines features={offered} offers={offers} />
    </FeatureSection>
  );
};

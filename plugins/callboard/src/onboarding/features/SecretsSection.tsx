import { Button } from '@backstage/ui';
import { SecretValue } from '../form-data';
import { FeatureSection } from './FeatureSection';
import { withFeature } from './features-part';
import { IssueText } from './IssueText';
import { LimitLines } from './LimitLines';
import { SecretRowFields } from './SecretRowFields';
import { SectionProps } from './section-props';

/** Which secrets the pods read, and where they lie; what they are is never asked for. */
export const SecretsSection = (props: SectionProps) => {
  const { value, offers, issueAt, onChange } = props;
  const rows = value.secrets ?? [];
  const change = (next: SecretValue[]) =>
    onChange(withFeature(value, 'secrets', next));
  return (
    <FeatureSection
      title="Secrets"
      about="Where they lie, never what they are: each variable gets what the store holds under a key."
      features={['secrets']}
      offers={offers}
      isFilled={rows.length > 0}
    >
      {rows.map((row, index) => (
        <SecretRowFields
          key={index}
          index={index}
          row={row}
          issueAt={issueAt}
          onChange={changed =>
            change(rows.map((other, at) => (at === index ? changed : other)))
          }
          onRemove={() => change(rows.filter((_, at) => at !== index))}
        />
      ))}
      <IssueText issue={issueAt('spec', 'secrets')} />
      {offers.secrets.isOffered && (
        <>
          <div>
            <Button variant="secondary" onPress={() => change([...rows, {}])}>
              Add a secret
            </Button>
          </div>
          <LimitLines features={['secrets']} offers={offers} />
        </>
      )}
    </FeatureSection>
  );
};

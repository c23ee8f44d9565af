import { RetryCondition, retryConditions } from '@callboard/contract';
import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { TrafficValue } from '../form-data';
import { ContractTextField } from '../inputs/ContractTextField';
import { issueOfLines } from '../inputs/lines';
import { asTyped, numberOrText } from '../inputs/number-or-text';
import styles from '../inputs/onboarding.module.css';
import { together } from '../inputs/together';
import { withTraffic } from './features-part';
import { IssueText } from './IssueText';
import { OfferedFeature } from './OfferedFeature';
import { SectionProps } from './section-props';
import { withoutEmpty } from './without-empty';

const words: Record<RetryCondition, string> = {
  '5xx': 'any 5xx, or no answer',
  'gateway-error': '502, 503 or 504',
  'connect-failure': 'no connection',
  reset: 'connection lost',
  cancelled: 'gRPC cancelled',
  'deadline-exceeded': 'gRPC deadline exceeded',
  internal: 'gRPC internal',
  'resource-exhausted': 'gRPC resource exhausted',
  unavailable: 'gRPC unavailable',
};

/** How often a request is tried again, and after which failures. */
export const RetryFields = (props: SectionProps) => {
  const { value, offers, issueAt, onChange } = props;
  const path = ['spec', 'traffic', 'retries'];
  const { retries } = value.traffic ?? {};
  const change = (next: TrafficValue['retries']) =>
    onChange(withTraffic(value, 'retries', withoutEmpty({ ...next })));
  return (
    <OfferedFeature
      feature="retries"
      offers={offers}
      isFilled={retries !== undefined}
    >
      <ContractTextField
        label="Retries (attempts)"
        description="only where the same request may be answered twice"
        placeholder="2"
        inputMode="numeric"
        value={asTyped(retries?.attempts)}
        onChange={typed =>
          change({ ...retries, attempts: numberOrText(typed) })
        }
        issue={together(issueAt(...path), issueAt(...path, 'attempts'))}
      />
      {retries && (
        <>
          <CheckboxGroup
            className={styles.choices}
            label="Tried again after"
            orientation="horizontal"
            value={retries.on ?? []}
            onChange={on => change({ ...retries, on })}
          >
            {retryConditions.map(condition => (
              <Checkbox key={condition} value={condition}>
                {words[condition]}
              </Checkbox>
            ))}
          </CheckboxGroup>
          <IssueText
            issue={issueOfLines(issueAt, [...path, 'on'], retries.on)}
          />
        </>
      )}
    </OfferedFeature>
  );
};

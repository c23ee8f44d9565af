import { ContractTextField } from '../inputs/ContractTextField';
import { asTyped, numberOrText } from '../inputs/number-or-text';
import { together } from '../inputs/together';
import { withTraffic } from './features-part';
import { OfferedFeature } from './OfferedFeature';
import { SectionProps } from './section-props';
import { withoutEmpty } from './without-empty';

/** How long a request may take, how many there may be, and when a pod gets none for a while. */
export const LimitFields = (props: SectionProps) => {
  const { value, offers, issueAt, onChange } = props;
  const { timeout, circuitBreaker, rateLimit } = value.traffic ?? {};
  const at = (...path: string[]) => issueAt('spec', 'traffic', ...path);
  return (
    <>
      <OfferedFeature
        feature="timeout"
        offers={offers}
        isFilled={timeout !== undefined}
      >
        <ContractTextField
          label="Time-out (number and ms, s, m or h)"
          description="for a request with all its attempts"
          placeholder="5s"
          value={timeout}
          onChange={text =>
            onChange(withTraffic(value, 'timeout', text || undefined))
          }
          issue={at('timeout')}
        />
      </OfferedFeature>
      <OfferedFeature
        feature="circuitBreaker"
        offers={offers}
        isFilled={circuitBreaker !== undefined}
      >
        <ContractTextField
          label="Circuit breaker (failures in a row)"
          description="a pod that fails so often gets no requests for a while"
          placeholder="5"
          inputMode="numeric"
          value={asTyped(circuitBreaker?.consecutiveErrors)}
          onChange={typed =>
            onChange(
              withTraffic(
                value,
                'circuitBreaker',
                withoutEmpty({ consecutiveErrors: numberOrText(typed) }),
              ),
            )
          }
          issue={together(
            at('circuitBreaker'),
            at('circuitBreaker', 'consecutiveErrors'),
          )}
        />
      </OfferedFeature>
      <OfferedFeature
        feature="rateLimit"
        offers={offers}
        isFilled={rateLimit !== undefined}
      >
        <ContractTextField
          label="Rate limit (requests per second)"
          description="for each pod: twice the pods take twice as many"
          placeholder="200"
          inputMode="numeric"
          value={asTyped(rateLimit?.requestsPerSecond)}
          onChange={typed =>
            onChange(
              withTraffic(
                value,
                'rateLimit',
                withoutEmpty({ requestsPerSecond: numberOrText(typed) }),
              ),
            )
          }
          issue={together(
            at('rateLimit'),
            at('rateLimit', 'requestsPerSecond'),
          )}
        />
      </OfferedFeature>
    </>
  );
};

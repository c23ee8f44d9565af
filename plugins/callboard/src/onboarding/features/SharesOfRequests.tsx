import { useMicroservices } from '../connections/use-microservices';
import { toImageVersion } from '../environments/environments-part';
import { ContractTextField } from '../inputs/ContractTextField';
import styles from '../inputs/onboarding.module.css';
import { asTyped, numberOrText } from '../inputs/number-or-text';
import { SuggestField } from '../inputs/SuggestField';
import { together } from '../inputs/together';
import { withTraffic } from './features-part';
import { OfferedFeature } from './OfferedFeature';
import { SectionProps } from './section-props';
import { withoutEmpty } from './without-empty';

/** Where a part of the requests goes besides: copies of them to another service, or they themselves to a new version. */
export const SharesOfRequests = (
  props: SectionProps & { namespace: string | undefined },
) => {
  const { value, offers, issueAt, onChange } = props;
  const { mirror, canary } = value.traffic ?? {};
  const neighbours = useMicroservices().filter(
    ({ namespace, ports }) => namespace === props.namespace && ports.length > 0,
  );
  const at = (...path: string[]) => issueAt('spec', 'traffic', ...path);
  const changeMirror = (next: typeof mirror) =>
    onChange(withTraffic(value, 'mirror', withoutEmpty({ ...next })));
  const changeCanary = (next: typeof canary) =>
    onChange(withTraffic(value, 'canary', withoutEmpty({ ...next })));
  return (
    <>
      <OfferedFeature
        feature="mirror"
        offers={offers}
        isFilled={mirror !== undefined}
      >
        <div role="group" aria-label="Mirror" className={styles.row}>
          <SuggestField
            label="Mirror to (service)"
            description="of the same namespace; its answers are thrown away"
            placeholder="orders-next"
            value={mirror?.service}
            suggestions={neighbours.map(({ name }) => ({ value: name }))}
            onChange={text =>
              changeMirror({ ...mirror, service: text || undefined })
            }
            issue={together(at('mirror'), at('mirror', 'service'))}
          />
          <ContractTextField
            label="Copied (% of requests)"
            description="1 to 100"
            placeholder="5"
            inputMode="numeric"
            value={asTyped(mirror?.percent)}
            onChange={typed =>
              changeMirror({ ...mirror, percent: numberOrText(typed) })
            }
            issue={at('mirror', 'percent')}
          />
        </div>
      </OfferedFeature>
      <OfferedFeature
        feature="canary"
        offers={offers}
        isFilled={canary !== undefined}
      >
        <div role="group" aria-label="Canary" className={styles.row}>
          <ContractTextField
            label="Canary (tag or digest)"
            description="of the same image, in a second Deployment"
            placeholder="1.9.0"
            value={canary?.tag ?? canary?.digest}
            onChange={typed =>
              changeCanary({
                ...toImageVersion(typed),
                weight: canary?.weight,
              })
            }
            issue={together(
              at('canary'),
              at('canary', 'tag'),
              at('canary', 'digest'),
            )}
          />
          <ContractTextField
            label="Canary gets (% of requests)"
            description="1 to 99: the other pods get the rest"
            placeholder="10"
            inputMode="numeric"
            value={asTyped(canary?.weight)}
            onChange={typed =>
              changeCanary({ ...canary, weight: numberOrText(typed) })
            }
            issue={at('canary', 'weight')}
          />
        </div>
      </OfferedFeature>
    </>
  );
};

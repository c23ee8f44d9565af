import { Checkbox } from '@backstage/ui';
import { together } from './CallRows';
import { ContractTextField } from './ContractTextField';
import { EnvironmentValue } from './form-data';
import { toImageVersion } from './environments-part';
import { asTyped, numberOrText } from './number-or-text';
import styles from './onboarding.module.css';
import { Step } from './use-step';

/** One environment to run in: with which version of the image, and with how many pods if not as everywhere. */
export const EnvironmentFields = (props: {
  name: string;
  value: EnvironmentValue | undefined;
  issueAt: Step['issueAt'];
  onChange: (value: EnvironmentValue | undefined) => void;
}) => {
  const { name, value, issueAt, onChange } = props;
  const path = ['spec', 'environments', name];
  const replicas = numberOrText(asTyped(value?.replicas));
  return (
    <div role="group" aria-label={`Environment ${name}`} className={styles.row}>
      <Checkbox
        className={value && styles.check}
        isSelected={Boolean(value)}
        onChange={chosen => onChange(chosen ? {} : undefined)}
      >
        {name}
      </Checkbox>
      {value && (
        <>
          <ContractTextField
            label={`Tag in ${name}`}
            description="image version to start with"
            placeholder="1.8.0"
            value={value.tag ?? value.digest}
            onChange={typed =>
              onChange({
                ...toImageVersion(typed),
                ...(replicas !== undefined && { replicas }),
              })
            }
            issue={together(
              together(issueAt(...path), issueAt(...path, 'tag')),
              issueAt(...path, 'digest'),
            )}
          />
          <ContractTextField
            label={`Pods in ${name}`}
            description="if not as everywhere"
            inputMode="numeric"
            value={asTyped(value.replicas)}
            onChange={typed => {
              const { replicas: _previous, ...version } = value;
              const count = numberOrText(typed);
              onChange({
                ...version,
                ...(count !== undefined && { replicas: count }),
              });
            }}
            issue={issueAt(...path, 'replicas')}
          />
        </>
      )}
    </div>
  );
};

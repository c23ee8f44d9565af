import { Checkbox } from '@backstage/ui';
import { ContractTextField } from '../inputs/ContractTextField';
import { EnvironmentValue } from '../form-data';
import { toImageVersion, withReplicas } from './environments-part';
import styles from '../inputs/onboarding.module.css';
import { ReplicasFields } from './ReplicasFields';
import { together } from '../inputs/together';
import { Step } from '../use-step';

/** One environment to run in: with which version of the image, and with how many pods if not as everywhere. */
export const EnvironmentFields = (props: {
  name: string;
  value: EnvironmentValue | undefined;
  /** Whether pods run there, of an image that has a version. */
  hasPods: boolean;
  issueAt: Step['issueAt'];
  onChange: (value: EnvironmentValue | undefined) => void;
}) => {
  const { name, value, hasPods, issueAt, onChange } = props;
  const path = ['spec', 'environments', name];
  return (
    <div role="group" aria-label={`Environment ${name}`} className={styles.row}>
      <Checkbox
        className={
          value && hasPods
            ? `${styles.environment} ${styles.check}`
            : styles.environment
        }
        isSelected={Boolean(value)}
        onChange={chosen => onChange(chosen ? {} : undefined)}
      >
        {name}
      </Checkbox>
      {value && hasPods && (
        <ReplicasFields
          where={` in ${name}`}
          isInherited
          value={value.replicas}
          path={[...path, 'replicas']}
          issueAt={issueAt}
          onChange={replicas => onChange(withReplicas(value, replicas))}
        >
          <ContractTextField
            label={`Tag in ${name}`}
            placeholder="1.8.0"
            value={value.tag ?? value.digest}
            onChange={typed =>
              onChange(withReplicas(toImageVersion(typed), value.replicas))
            }
            issue={together(
              issueAt(...path),
              issueAt(...path, 'tag'),
              issueAt(...path, 'digest'),
            )}
          />
        </ReplicasFields>
      )}
    </div>
  );
};

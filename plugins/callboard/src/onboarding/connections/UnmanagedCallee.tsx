import { Switch } from '@backstage/ui';
import { ContractTextField } from '../inputs/ContractTextField';
import { CallRow } from '../form-data';
import { More } from '../inputs/More';
import styles from '../inputs/onboarding.module.css';
import { Step } from '../use-step';

/** What only the caller can say of a callee that is not in the repository: its pods, and the port that they listen on. */
export const UnmanagedCallee = (props: {
  row: CallRow;
  issueAt: Step['issueAt'];
  onChange: (row: CallRow) => void;
}) => {
  const { row, issueAt, onChange } = props;
  const { unmanaged, ...call } = row;
  const targetPort = issueAt('spec', 'calls', row.prefix, 'targetPort');
  const podLabels = issueAt('spec', 'calls', row.prefix, 'podLabels');
  return (
    <More
      about="a service that Callboard does not manage"
      isFilled={unmanaged !== undefined}
      issues={[targetPort, podLabels]}
    >
      <Switch
        label="Callboard does not manage it: its port is a number, and its pods are found by their labels"
        isSelected={unmanaged !== undefined}
        onChange={isUnmanaged =>
          onChange(
            isUnmanaged
              ? { ...call, unmanaged: { targetPort: '', podLabels: '' } }
              : call,
          )
        }
      />
      {unmanaged && (
        <div className={styles.row}>
          <ContractTextField
            label="Labels of its pods"
            description="name=value, separated by commas"
            placeholder="app=postgres"
            value={unmanaged.podLabels}
            onChange={text =>
              onChange({ ...row, unmanaged: { ...unmanaged, podLabels: text } })
            }
            issue={podLabels}
          />
          <ContractTextField
            label="Port of its pods"
            description="if not the same"
            placeholder="the same"
            inputMode="numeric"
            value={unmanaged.targetPort}
            onChange={text =>
              onChange({
                ...row,
                unmanaged: { ...unmanaged, targetPort: text },
              })
            }
            issue={targetPort}
          />
        </div>
      )}
    </More>
  );
};

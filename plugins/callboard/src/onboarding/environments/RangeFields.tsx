import { ContractTextField } from '../inputs/ContractTextField';
import { RangeValue } from '../form-data';
import { given } from '../inputs/given';
import { asTyped, numberOrText } from '../inputs/number-or-text';
import styles from '../inputs/onboarding.module.css';
import { together } from '../inputs/together';
import { Step } from '../use-step';

/** Between how many pods the autoscaler chooses, and by what. */
export const RangeFields = (props: {
  where: string;
  value: RangeValue;
  path: string[];
  issueAt: Step['issueAt'];
  onChange: (value: RangeValue) => void;
}) => {
  const { where, value, path, issueAt, onChange } = props;
  const set = (field: keyof RangeValue) => (typed: string) =>
    onChange(given({ ...value, [field]: numberOrText(typed) }));
  return (
    <div className={styles.row}>
      <ContractTextField
        label={`At least${where}`}
        inputMode="numeric"
        placeholder="2"
        value={asTyped(value.min)}
        onChange={set('min')}
        issue={issueAt(...path, 'min')}
      />
      <ContractTextField
        label={`At most${where}`}
        inputMode="numeric"
        placeholder="5"
        value={asTyped(value.max)}
        onChange={set('max')}
        issue={together(issueAt(...path), issueAt(...path, 'max'))}
      />
      <ContractTextField
        label={`At CPU %${where}`}
        inputMode="numeric"
        placeholder="70"
        value={asTyped(value.cpu)}
        onChange={set('cpu')}
        issue={issueAt(...path, 'cpu')}
      />
    </div>
  );
};

import { Flex, Select } from '@backstage/ui';
import { PropsWithChildren, useState } from 'react';
import { ContractTextField } from '../inputs/ContractTextField';
import { RangeValue, ReplicasValue } from '../form-data';
import { asTyped, numberOrText } from '../inputs/number-or-text';
import styles from '../inputs/onboarding.module.css';
import { RangeFields } from './RangeFields';
import { Step } from '../use-step';

const modes = {
  inherited: 'as everywhere',
  fixed: 'a fixed number',
  range: 'as many as the load needs',
};

type Mode = keyof typeof modes;

/** What a mode starts with. */
const startOf: Record<Mode, ReplicasValue | undefined> = {
  inherited: undefined,
  fixed: 1,
  range: {},
};

/** How many pods run: a number, or a range for the autoscaler. Fields given as children stand before it. */
export const ReplicasFields = (
  props: PropsWithChildren<{
    /** Said after each label, to tell the fields of several environments apart, e.g. ` in prod`. */
    where: string;
    /** Whether nothing given means what the service says for all environments. */
    isInherited: boolean;
    value: ReplicasValue | undefined;
    path: string[];
    issueAt: Step['issueAt'];
    onChange: (value: ReplicasValue | undefined) => void;
  }>,
) => {
  const { where, isInherited, value, path, issueAt, onChange } = props;
  const rest = isInherited ? 'inherited' : 'fixed';
  const [chosen, setChosen] = useState<Mode>();
  const mode = modeOf(value) ?? chosen ?? rest;
  return (
    <Flex direction="column" gap="3" className={styles.replicas}>
      <div className={styles.row}>
        {props.children}
        <Select
          label={`Pods${where}`}
          options={Object.entries(modes)
            .filter(([id]) => isInherited || id !== 'inherited')
            .map(([id, label]) => ({ id, label }))}
          value={mode}
          onChange={key => {
            setChosen(key as Mode);
            onChange(startOf[key as Mode]);
          }}
        />
        {mode === 'fixed' && (
          <ContractTextField
            label={`Number of pods${where}`}
            inputMode="numeric"
            value={asTyped(value as number | string | undefined)}
            onChange={typed => {
              setChosen('fixed');
              onChange(numberOrText(typed));
            }}
            issue={issueAt(...path)}
          />
        )}
      </div>
      {mode === 'range' && (
        <RangeFields
          where={where}
          value={value as RangeValue}
          path={path}
          issueAt={issueAt}
          onChange={onChange}
        />
      )}
    </Flex>
  );
};

/** What a value says by itself; a number that was cleared says nothing. */
function modeOf(value: ReplicasValue | undefined): Mode | undefined {
  if (value === undefined) {
    return undefined;
  }
  return typeof value === 'object' ? 'range' : 'fixed';
}

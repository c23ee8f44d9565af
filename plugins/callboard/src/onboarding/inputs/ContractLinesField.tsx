import { TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { toLines } from './lines';
import { FieldIssue } from '../use-step';

/** A list that a field of the contract holds, one entry per line; its issue is shown as for a text. */
export const ContractLinesField = (props: {
  label: string;
  value: string[] | undefined;
  onChange: (lines: string[] | undefined) => void;
  issue: FieldIssue;
  description?: string;
  placeholder?: string;
  isRequired?: boolean;
}) => {
  const { issue, value, onChange, ...field } = props;
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const message = left || issue.isDue ? issue.message : undefined;
  // Empty lines are kept while typing; a value that came from elsewhere wins.
  const isTyped = JSON.stringify(toLines(typed)) === JSON.stringify(value);
  return (
    <TextAreaField
      {...field}
      rows={3}
      value={isTyped ? typed : (value ?? []).join('\n')}
      onChange={text => {
        setTyped(text);
        onChange(toLines(text));
      }}
      onBlur={() => setLeft(true)}
      validationBehavior="aria"
      validate={() => message ?? null}
      autoComplete="off"
      spellCheck="false"
    />
  );
};

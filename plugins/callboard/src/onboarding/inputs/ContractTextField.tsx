import { TextField } from '@backstage/ui';
import { useState } from 'react';
import { FieldIssue } from '../use-step';

/** A text that a field of the contract holds; its issue is shown once the person has left it or pressed Next. */
export const ContractTextField = (props: {
  label: string;
  value: string | undefined;
  onChange: (text: string) => void;
  issue: FieldIssue;
  description?: string;
  placeholder?: string;
  isRequired?: boolean;
  inputMode?: 'numeric' | 'text';
  className?: string;
}) => {
  const { issue, value, ...field } = props;
  const [left, setLeft] = useState(false);
  const message = left || issue.isDue ? issue.message : undefined;
  return (
    <TextField
      {...field}
      value={value ?? ''}
      onBlur={() => setLeft(true)}
      validationBehavior="aria"
      validate={() => message ?? null}
      autoComplete="off"
      spellCheck="false"
    />
  );
};

import { FieldIssue } from '../use-step';

/** The issues of several fields of the contract that one field of the form fills in. */
export function together(...issues: FieldIssue[]): FieldIssue {
  return {
    message: issues
      .map(({ message }) => message)
      .filter(Boolean)
      .join('; '),
    isDue: issues.some(({ isDue }) => isDue),
  };
}

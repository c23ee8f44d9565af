import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { OnboardingFormData } from './form-data';
import { issuesOfStep } from './issues-of-step';
import { StepIssue, StepName } from './steps';

/** What is wrong with one field; due once Next was pressed, until then shown only where the person has been. */
export type FieldIssue = { message?: string; isDue: boolean };

/** One step of the form, judged as it is now. */
export type Step = {
  formData: OnboardingFormData;
  /** The issue at exactly this path. */
  issueAt: (...path: (string | number)[]) => FieldIssue;
  /** The issues at none of these paths, once they are due. */
  issuesElsewhere: (paths: (string | number)[][]) => StepIssue[];
};

/**
 * Judges the current value of a step together with what the other steps hold; `alsoOf` says what the contract alone
 * cannot.
 */
export function useStep<T>(
  step: StepName,
  props: FieldExtensionComponentProps<T>,
  alsoOf: (formData: OnboardingFormData) => StepIssue[] = () => [],
): Step {
  const context = props.formContext as
    | { formData?: OnboardingFormData }
    | undefined;
  const formData = { ...context?.formData, [step]: props.formData ?? {} };
  const issues = [...issuesOfStep(step, formData), ...alsoOf(formData)];
  const isDue = (props.rawErrors?.length ?? 0) > 0;
  return {
    formData,
    issueAt: (...path) => ({
      message: issues
        .filter(issue => sameKey(issue.path, path))
        .map(issue => issue.message)
        .join('; '),
      isDue,
    }),
    issuesElsewhere: paths =>
      isDue
        ? issues.filter(issue => !paths.some(path => sameKey(issue.path, path)))
        : [],
  };
}

function sameKey(a: (string | number)[], b: (string | number)[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

import { issuesOfPart, parseCallers } from '@callboard/contract';
import { OnboardingFormData } from './form-data';
import { StepIssue, StepName, steps } from './steps';
import { toMicroservice } from './to-microservice';
import { twice } from './twice';

/** Everything that keeps this step from being complete; empty where nothing does. */
export function issuesOfStep(
  step: StepName,
  formData: OnboardingFormData,
): StepIssue[] {
  const { fields } = steps.find(({ name }) => name === step)!;
  return [
    ...issuesOfPart(toMicroservice(formData), [...fields]),
    ...(step === 'connections' ? issuesOfCallers(formData) : []),
    ...twice(step, formData),
  ];
}

/** The title of the step that can correct this issue; nothing where it is none of the form's. */
export function stepOfIssue({ path }: StepIssue): string | undefined {
  const at = path.join('.');
  if (path[0] === 'callers') {
    return 'Calls and callers';
  }
  return steps.find(({ fields }) =>
    fields.some(field => at === field || at.startsWith(`${field}.`)),
  )?.title;
}

function issuesOfCallers({ connections }: OnboardingFormData): StepIssue[] {
  const parsed = parseCallers(connections?.callers);
  return parsed.ok ? [] : parsed.issues;
}

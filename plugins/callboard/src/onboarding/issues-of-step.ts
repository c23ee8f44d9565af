import { issuesOfPart, parseCallers } from '@callboard/contract';
import { OnboardingFormData } from './form-data';
import { StepIssue, StepName, steps, titleOf } from './steps';
import { toMicroservice } from './to-microservice';
import { twice } from './twice';

/** Everything that keeps this step from being complete; empty where nothing does. */
export function issuesOfStep(
  step: StepName,
  formData: OnboardingFormData,
): StepIssue[] {
  const { fields } = steps.find(({ name }) => name === step)!;
  return [
    ...issuesOfPart(toMicroservice(formData), [...fields]).filter(
      issue =>
        stepOfIssue(issue) === titleOf(step) && !isOfAlias(issue, formData),
    ),
    ...(step === 'connections' ? issuesOfCallers(formData) : []),
    ...twice(step, formData),
  ];
}

/** The title of the step that can correct this issue; nothing where it is none of the form's. */
export function stepOfIssue({ path }: StepIssue): string | undefined {
  const at = path.join('.');
  if (path[0] === 'callers') {
    return titleOf('connections');
  }
  // The service as a whole is refused by where it is to run.
  if (path.length === 0) {
    return titleOf('environments');
  }
  return steps.find(({ fields }) =>
    fields.some(field => at === field || at.startsWith(`${field}.`)),
  )?.title;
}

/** An alias whose host is still wrong is judged as if it ran something: its image is not what is missing. */
function isOfAlias({ path }: StepIssue, { identity }: OnboardingFormData) {
  return identity?.alias !== undefined && path.join('.') === 'spec.image';
}

function issuesOfCallers({ connections }: OnboardingFormData): StepIssue[] {
  const parsed = parseCallers(connections?.callers);
  return parsed.ok ? [] : parsed.issues;
}

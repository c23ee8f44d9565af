import {
  Asking,
  capabilities,
  limitsMet,
  saidOfAnswer,
} from '@callboard/contract';
import { Environment } from '@callboard/plugin-callboard-common';
import { OnboardingFormData } from '../form-data';
import { stepOfIssue } from '../issues-of-step';
import { StepIssue, titleOf } from '../steps';

/**
 * What this step asks for and a chosen environment refuses, at the field that asks and in the words of the API.
 * Empty where every chosen environment carries it, if only in part.
 */
export function issuesOfPlatforms(
  formData: OnboardingFormData,
  environments: Environment[],
): StepIssue[] {
  const chosen = formData.environments?.environments ?? {};
  return environments
    .filter(({ name }) => Object.hasOwn(chosen, name))
    .flatMap(({ name, limits }) =>
      limitsMet(
        // A backend may know features that this form does not.
        limits.filter(({ feature }) => Object.hasOwn(capabilities, feature)),
        toAsking(formData),
      )
        .filter(({ cell }) => 'refused' in cell)
        .map(answer => ({
          path: answer.path,
          message: saidOfAnswer(name, answer),
        })),
    )
    .filter(issue => stepOfIssue(issue) === titleOf('features'));
}

/** What the form asks for, as far as it is filled in: enough to tell where it does, though it may not be valid yet. */
function toAsking({ features, ports }: OnboardingFormData): Asking {
  const external = features?.external?.map(host => ({ cidrs: [], ...host }));
  return {
    spec: { ...features, external, service: ports?.service } as Asking['spec'],
    grants: [],
  };
}

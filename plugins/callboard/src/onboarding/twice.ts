import { OnboardingFormData, SecretValue } from './form-data';
import { namesOfPairs } from './inputs/pairs';
import { repeated } from './repeated';
import { StepIssue, StepName } from './steps';

/**
 * Rows that say the same thing twice. A map would silently keep only the last of them, so the form refuses.
 * The path leads to the entry of the map that both rows claim; for callers, to the second of them.
 */
export function twice(
  step: StepName,
  formData: OnboardingFormData,
): StepIssue[] {
  switch (step) {
    case 'ports':
      return repeated(formData.ports?.rows?.map(row => row.name)).map(name => ({
        path: ['spec', 'service', 'ports', name],
        message: `two rows name the port '${name}': give each its own name`,
      }));
    case 'connections':
      return [
        ...repeated(formData.connections?.rows?.map(row => row.prefix)).map(
          prefix => ({
            path: ['spec', 'calls', prefix],
            message: `two rows use the prefix '${prefix}': give each its own`,
          }),
        ),
        ...callersTwice(formData),
      ];
    case 'environments':
      return repeated(formData.environments?.rows?.map(row => row.name)).map(
        name => ({
          path: ['spec', 'env', name],
          message: `two rows set the variable '${name}': keep one`,
        }),
      );
    case 'features':
      return (formData.features?.secrets ?? []).flatMap(variablesTwice);
    default:
      return [];
  }
}

function callersTwice({ connections }: OnboardingFormData): StepIssue[] {
  const names = (connections?.callers ?? []).map(
    caller => `${caller.namespace}/${caller.name}`,
  );
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          {
            path: ['callers', index, 'name'],
            message: `two rows name the caller ${name}: put its ports in one row`,
          },
        ],
  );
}

function variablesTwice({ keys }: SecretValue, index: number): StepIssue[] {
  return typeof keys === 'string'
    ? repeated(namesOfPairs(keys, '\n')).map(name => ({
        path: ['spec', 'secrets', index, 'keys'],
        message: `two lines set the variable '${name}': keep one`,
      }))
    : [];
}

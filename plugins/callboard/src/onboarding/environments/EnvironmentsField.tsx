import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ArgsAndScratch } from './ArgsAndScratch';
import { EnvironmentChoice } from './EnvironmentChoice';
import {
  defaultEnvironmentsPart,
  toAliasEnvironments,
} from './environments-part';
import { EnvironmentsPart } from '../form-data';
import { OtherIssues } from '../inputs/OtherIssues';
import { pathsOfEnvironments } from './paths-of-environments';
import { PodNeeds } from './PodNeeds';
import { StepFields } from '../inputs/StepFields';
import { useKept } from '../use-kept';
import { useStep } from '../use-step';
import { VariableRows } from './VariableRows';

/** Where the microservice runs, in which version it starts, and what it needs. */
export const EnvironmentsField = (
  props: FieldExtensionComponentProps<EnvironmentsPart>,
) => {
  const { formData, issueAt, issuesElsewhere } = useStep('environments', props);
  const hasPods = !formData.identity?.alias;
  const { onChange, formData: value = {} } = props;
  useKept(
    value,
    hasPods ? orDefault(value) : toAliasEnvironments(value),
    onChange,
  );

  const fields = { value, issueAt, onChange };
  return (
    <StepFields>
      <EnvironmentChoice hasPods={hasPods} {...fields} />
      {hasPods && (
        <>
          <PodNeeds {...fields} />
          <VariableRows {...fields} />
          <ArgsAndScratch {...fields} />
        </>
      )}
      <OtherIssues issues={issuesElsewhere(pathsOfEnvironments(value))} />
    </StepFields>
  );
};

/** A value that nobody touched yet starts small. */
function orDefault(value: EnvironmentsPart): EnvironmentsPart {
  return Object.keys(value).length === 0 ? defaultEnvironmentsPart : value;
}

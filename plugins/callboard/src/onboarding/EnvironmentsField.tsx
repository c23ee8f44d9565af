import { useApi } from '@backstage/core-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Flex, Skeleton, Text } from '@backstage/ui';
import { useEffect } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { callboardApiRef } from '../api';
import { ContractTextField } from './ContractTextField';
import { EnvironmentFields } from './EnvironmentFields';
import { defaultEnvironmentsPart, withEnvironment } from './environments-part';
import { EnvironmentsPart } from './form-data';
import { asTyped, numberOrText } from './number-or-text';
import styles from './onboarding.module.css';
import { OtherIssues } from './OtherIssues';
import { StepFields } from './StepFields';
import { useStep } from './use-step';
import { VariableRows } from './VariableRows';

/** Where the microservice runs, in which version it starts, and what it needs. */
export const EnvironmentsField = (
  props: FieldExtensionComponentProps<EnvironmentsPart>,
) => {
  const { issueAt, issuesElsewhere } = useStep('environments', props);
  const api = useApi(callboardApiRef);
  const {
    value: known,
    error,
    loading,
  } = useAsync(() => api.listEnvironments(), [api]);
  const value = props.formData ?? {};
  const { onChange } = props;
  const isUntouched = Object.keys(value).length === 0;

  useEffect(() => {
    if (isUntouched) {
      onChange(defaultEnvironmentsPart);
    }
  }, [isUntouched, onChange]);

  const names = [
    ...new Set([
      ...(known ?? []).map(({ name }) => name),
      ...Object.keys(value.environments ?? {}),
    ]),
  ];
  const missing = issueAt('spec', 'environments');

  return (
    <StepFields>
      <Flex direction="column" gap="3">
        <Text as="h3" variant="title-x-small" weight="bold">
          It runs in
        </Text>
        {loading && <Skeleton height={32} />}
        {error && (
          <Alert
            status="danger"
            icon
            title="The environments could not be read"
            description={error.message}
          />
        )}
        {known?.length === 0 && (
          <Alert
            status="warning"
            icon
            title="There is no environment yet"
            description="An environment is a file platform/<name>.yaml in the GitOps repository: ask the platform team."
          />
        )}
        {names.map(name => (
          <EnvironmentFields
            key={name}
            name={name}
            value={value.environments?.[name]}
            issueAt={issueAt}
            onChange={environment =>
              onChange(withEnvironment(value, name, environment))
            }
          />
        ))}
        {missing.isDue && missing.message && (
          <Text color="danger" role="alert">
            {missing.message}
          </Text>
        )}
      </Flex>
      <Flex direction="column" gap="3">
        <Text as="h3" variant="title-x-small" weight="bold">
          Each pod needs
        </Text>
        <div className={styles.row}>
          <ContractTextField
            label="CPU"
            description="for example 250m or 1"
            value={value.resources?.cpu}
            onChange={cpu =>
              onChange({ ...value, resources: { ...value.resources, cpu } })
            }
            issue={issueAt('spec', 'resources', 'cpu')}
          />
          <ContractTextField
            label="Memory"
            description="for example 256Mi or 1Gi"
            value={value.resources?.memory}
            onChange={memory =>
              onChange({ ...value, resources: { ...value.resources, memory } })
            }
            issue={issueAt('spec', 'resources', 'memory')}
          />
          <ContractTextField
            label="Pods"
            description="in each environment"
            inputMode="numeric"
            value={asTyped(value.replicas)}
            onChange={typed =>
              onChange({ ...value, replicas: numberOrText(typed) })
            }
            issue={issueAt('spec', 'replicas')}
          />
        </div>
      </Flex>
      <VariableRows value={value} issueAt={issueAt} onChange={onChange} />
      <OtherIssues
        issues={issuesElsewhere([
          ['spec', 'environments'],
          ['spec', 'resources', 'cpu'],
          ['spec', 'resources', 'memory'],
          ['spec', 'replicas'],
          ...names.flatMap(name => pathsOfEnvironment(name)),
          ...[...Object.keys(value.env ?? {})].map(name => [
            'spec',
            'env',
            name,
          ]),
        ])}
      />
    </StepFields>
  );
};

function pathsOfEnvironment(name: string): string[][] {
  const path = ['spec', 'environments', name];
  return [
    path,
    ...['tag', 'digest', 'replicas'].map(field => [...path, field]),
  ];
}

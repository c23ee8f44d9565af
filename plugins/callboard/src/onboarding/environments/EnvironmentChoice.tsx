import { Alert, Flex, Skeleton, Text } from '@backstage/ui';
import { EnvironmentFields } from './EnvironmentFields';
import { withEnvironment } from './environments-part';
import { EnvironmentsPart } from '../form-data';
import { useEnvironments } from './use-environments';
import { Step } from '../use-step';

/** The environments to choose from, each with what is said of it. */
export const EnvironmentChoice = (props: {
  value: EnvironmentsPart;
  hasPods: boolean;
  issueAt: Step['issueAt'];
  onChange: (value: EnvironmentsPart) => void;
}) => {
  const { value, hasPods, issueAt, onChange } = props;
  const { names: known, error, loading } = useEnvironments();
  const names = [
    ...new Set([...(known ?? []), ...Object.keys(value.environments ?? {})]),
  ];
  const missing = issueAt('spec', 'environments');
  return (
    <Flex direction="column" gap="3">
      <Text as="h3" variant="title-x-small" weight="bold">
        {hasPods ? 'It runs in' : 'It is known in'}
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
          hasPods={hasPods}
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
  );
};

import { Flex, Text } from '@backstage/ui';
import { ContractTextField } from '../inputs/ContractTextField';
import { withReplicas } from './environments-part';
import { EnvironmentsPart } from '../form-data';
import styles from '../inputs/onboarding.module.css';
import { ReplicasFields } from './ReplicasFields';
import { Step } from '../use-step';

/** What each pod needs, and how many of them run in each environment. */
export const PodNeeds = (props: {
  value: EnvironmentsPart;
  issueAt: Step['issueAt'];
  onChange: (value: EnvironmentsPart) => void;
}) => {
  const { value, issueAt, onChange } = props;
  const set = (field: 'cpu' | 'memory') => (text: string) =>
    onChange({ ...value, resources: { ...value.resources, [field]: text } });
  return (
    <Flex direction="column" gap="3">
      <Text as="h3" variant="title-x-small" weight="bold">
        Each pod needs
      </Text>
      <div className={styles.row}>
        <ContractTextField
          label="CPU"
          description="for example 250m or 1"
          value={value.resources?.cpu}
          onChange={set('cpu')}
          issue={issueAt('spec', 'resources', 'cpu')}
        />
        <ContractTextField
          label="Memory"
          description="for example 256Mi or 1Gi"
          value={value.resources?.memory}
          onChange={set('memory')}
          issue={issueAt('spec', 'resources', 'memory')}
        />
      </div>
      <ReplicasFields
        where=""
        isInherited={false}
        value={value.replicas}
        path={['spec', 'replicas']}
        issueAt={issueAt}
        onChange={replicas => onChange(withReplicas(value, replicas))}
      />
    </Flex>
  );
};

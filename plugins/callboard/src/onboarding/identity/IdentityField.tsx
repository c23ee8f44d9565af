import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import { ContractTextField } from '../inputs/ContractTextField';
import { IdentityPart } from '../form-data';
import { OtherIssues } from '../inputs/OtherIssues';
import { RuntimeFields } from '../environments/RuntimeFields';
import { SuggestField } from '../inputs/SuggestField';
import { useCatalogRefs } from './use-catalog-refs';
import { useMicroservices } from '../connections/use-microservices';
import { StepFields } from '../inputs/StepFields';
import { useStep } from '../use-step';

/** Who the new microservice is, whose it is, and what answers under its name. */
export const IdentityField = (
  props: FieldExtensionComponentProps<IdentityPart>,
) => {
  const { issueAt, issuesElsewhere } = useStep('identity', props);
  const groups = useCatalogRefs('Group');
  const systems = useCatalogRefs('System');
  const namespaces = [
    ...new Set(useMicroservices().map(({ namespace }) => namespace)),
  ];
  const value = props.formData ?? {};
  const set =
    (field: 'name' | 'namespace' | 'owner' | 'system') => (text: string) =>
      props.onChange({ ...value, [field]: text || undefined });

  return (
    <StepFields>
      <ContractTextField
        label="Name"
        isRequired
        description="Name of the Service and of its pods, and the first part of its DNS name"
        placeholder="orders"
        value={value.name}
        onChange={set('name')}
        issue={issueAt('metadata', 'name')}
      />
      <SuggestField
        label="Namespace"
        isRequired
        description="Kubernetes namespace; a new one is written too where the platform says it may be"
        placeholder="shop"
        value={value.namespace}
        onChange={set('namespace')}
        suggestions={namespaces.map(namespace => ({ value: namespace }))}
        issue={issueAt('metadata', 'namespace')}
      />
      <SuggestField
        label="Owner"
        isRequired
        description="The group that answers for it, as an entity ref"
        placeholder="group:default/team-shop"
        value={value.owner}
        onChange={set('owner')}
        suggestions={groups.map(({ ref, title }) => ({
          value: ref,
          description: title,
        }))}
        issue={issueAt('spec', 'owner')}
      />
      <SuggestField
        label="System"
        description="The system of the catalog that it is a part of; may be left out"
        value={value.system}
        onChange={set('system')}
        suggestions={systems.map(({ name, title }) => ({
          value: name,
          description: title,
        }))}
        issue={issueAt('spec', 'system')}
      />
      <RuntimeFields
        value={value}
        issueAt={issueAt}
        onChange={props.onChange}
      />
      {value.name && value.namespace && (
        <Text variant="body-small" color="secondary">
          It will be called as {value.name}.{value.namespace} from other
          namespaces.
        </Text>
      )}
      <OtherIssues
        issues={issuesElsewhere([
          ['metadata', 'name'],
          ['metadata', 'namespace'],
          ['spec', 'owner'],
          ['spec', 'system'],
          ['spec', 'image'],
          ['spec', 'service', 'externalName'],
        ])}
      />
    </StepFields>
  );
};

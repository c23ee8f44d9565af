import { Select } from '@backstage/ui';
import { ContractTextField } from '../inputs/ContractTextField';
import { IdentityPart } from '../form-data';
import { Step } from '../use-step';

const kinds = [
  { id: 'image', label: 'Pods that run an image' },
  { id: 'alias', label: 'An alias of a host elsewhere (ExternalName)' },
];

/** What answers under the name: pods of an image, or a host outside. */
export const RuntimeFields = (props: {
  value: IdentityPart;
  issueAt: Step['issueAt'];
  onChange: (value: IdentityPart) => void;
}) => {
  const { value, issueAt, onChange } = props;
  const { image, alias, ...identity } = value;
  return (
    <>
      <Select
        label="What answers"
        options={kinds}
        value={alias ? 'alias' : 'image'}
        onChange={key =>
          onChange(
            key === 'alias'
              ? { ...identity, alias: { type: 'ExternalName' } }
              : identity,
          )
        }
      />
      {alias ? (
        <ContractTextField
          label="Host"
          isRequired
          description="DNS answers with this name: nothing runs in the cluster, and no port is opened"
          placeholder="db.example.com"
          value={alias.externalName}
          onChange={text =>
            onChange({
              ...identity,
              alias: {
                type: 'ExternalName',
                ...(text && { externalName: text }),
              },
            })
          }
          issue={issueAt('spec', 'service', 'externalName')}
        />
      ) : (
        <ContractTextField
          label="Image"
          isRequired
          description="Container image without a tag: the tag is given per environment"
          placeholder="registry.example.com/shop/orders"
          value={image}
          onChange={text => onChange({ ...identity, image: text || undefined })}
          issue={issueAt('spec', 'image')}
        />
      )}
    </>
  );
};

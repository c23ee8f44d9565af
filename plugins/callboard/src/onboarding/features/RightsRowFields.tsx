import { apiVerbs } from '@callboard/contract';
import { Checkbox, CheckboxGroup, Flex } from '@backstage/ui';
import { RightsValue } from '../form-data';
import { ContractLinesField } from '../inputs/ContractLinesField';
import { given } from '../inputs/given';
import { issueOfLines } from '../inputs/lines';
import styles from '../inputs/onboarding.module.css';
import { RowOfFields } from '../inputs/RowOfFields';
import { Step } from '../use-step';
import { groupsAsLines, linesToGroups } from './api-groups';
import { IssueText } from './IssueText';

/** Rights to some kinds of objects: what may be done with each of them. */
export const RightsRowFields = (props: {
  index: number;
  row: RightsValue;
  issueAt: Step['issueAt'];
  onChange: (row: RightsValue) => void;
  onRemove: () => void;
}) => {
  const { index, row, issueAt, onChange } = props;
  const path = ['spec', 'apiAccess', index];
  const issueOf = (field: keyof RightsValue) =>
    issueOfLines(issueAt, [...path, field], row[field]);
  return (
    <RowOfFields
      label={`Rights ${index + 1}`}
      onRemove={props.onRemove}
      more={
        <Flex direction="column" gap="1">
          <CheckboxGroup
            className={styles.choices}
            label="It may"
            orientation="horizontal"
            value={row.verbs ?? []}
            onChange={verbs =>
              onChange(
                given({ ...row, verbs: verbs.length ? verbs : undefined }),
              )
            }
          >
            {apiVerbs.map(verb => (
              <Checkbox key={verb} value={verb}>
                {verb}
              </Checkbox>
            ))}
          </CheckboxGroup>
          <IssueText issue={issueOf('verbs')} />
        </Flex>
      }
    >
      <ContractLinesField
        label="Resources"
        description="in the plural, one per line"
        placeholder="configmaps"
        value={row.resources}
        onChange={resources => onChange(given({ ...row, resources }))}
        issue={issueOf('resources')}
      />
      <ContractLinesField
        label="API groups"
        description="one per line; core for Pods, ConfigMaps and the like"
        placeholder="apps"
        value={groupsAsLines(row.apiGroups)}
        onChange={lines =>
          onChange(given({ ...row, apiGroups: linesToGroups(lines) }))
        }
        issue={issueOf('apiGroups')}
      />
    </RowOfFields>
  );
};

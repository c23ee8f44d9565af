import { ContractLinesField } from '../inputs/ContractLinesField';
import { EnvironmentsPart } from '../form-data';
import { given } from '../inputs/given';
import { issueOfLines } from '../inputs/lines';
import { More } from '../inputs/More';
import { ScratchRows } from './ScratchRows';
import { together } from '../inputs/together';
import { Step } from '../use-step';

/** What few containers need: arguments, and directories to write to. */
export const ArgsAndScratch = (props: {
  value: EnvironmentsPart;
  issueAt: Step['issueAt'];
  onChange: (value: EnvironmentsPart) => void;
}) => {
  const { value, issueAt, onChange } = props;
  const args = issueOfLines(issueAt, ['spec', 'args'], value.args);
  const scratch = (value.scratch ?? []).flatMap((_, index) =>
    ['path', 'size'].map(field => issueAt('spec', 'scratch', index, field)),
  );
  return (
    <More
      about="arguments, directories to write to"
      isFilled={Boolean(value.args ?? value.scratch)}
      issues={[args, together(issueAt('spec', 'scratch'), ...scratch)]}
    >
      <ContractLinesField
        label="Arguments"
        description="of the container, one per line"
        placeholder="--verbose"
        value={value.args}
        onChange={lines => onChange(given({ ...value, args: lines }))}
        issue={args}
      />
      <ScratchRows
        rows={value.scratch ?? []}
        issueAt={issueAt}
        onChange={rows =>
          onChange(given({ ...value, scratch: rows.length ? rows : undefined }))
        }
      />
    </More>
  );
};

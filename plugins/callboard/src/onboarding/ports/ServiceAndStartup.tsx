import { ContractTextField } from '../inputs/ContractTextField';
import { AccessValue, HealthValue } from '../form-data';
import { given } from '../inputs/given';
import { issueOfLines } from '../inputs/lines';
import { More } from '../inputs/More';
import { asTyped, numberOrText } from '../inputs/number-or-text';
import { AccessFields } from './AccessFields';
import { together } from '../inputs/together';
import { Step } from '../use-step';

/** What few need of a Service and of its pods' health. */
export const ServiceAndStartup = (props: {
  access: AccessValue;
  health: HealthValue;
  issueAt: Step['issueAt'];
  onChange: (changed: { access?: AccessValue; health?: HealthValue }) => void;
}) => {
  const { access, health, issueAt, onChange } = props;
  const startup = together(
    issueAt('spec', 'health', 'startup'),
    issueAt('spec', 'health', 'startup', 'seconds'),
  );
  const sources = issueOfLines(
    issueAt,
    ['spec', 'service', 'sources'],
    access.sources,
  );
  return (
    <More
      about="type of Service, time to start"
      isFilled={Object.keys(access).length > 0 || health.startup !== undefined}
      issues={[startup, sources]}
    >
      <AccessFields
        value={access}
        issueOfSources={sources}
        onChange={changed => onChange({ access: changed })}
      />
      <ContractTextField
        label="May take to start"
        description="seconds, for a slow start: it is not restarted before"
        placeholder="60"
        inputMode="numeric"
        value={asTyped(health.startup?.seconds)}
        onChange={typed => {
          const seconds = numberOrText(typed);
          onChange({
            health: given({
              ...health,
              startup: seconds === undefined ? undefined : { seconds },
            }),
          });
        }}
        issue={startup}
      />
    </More>
  );
};

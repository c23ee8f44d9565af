import { pathsOfLimits, withCallerEnvironments } from './caller-limits';
import { CallerEnvironments } from './CallerEnvironments';
import { CallerValue } from '../form-data';
import { issueOfLines } from '../inputs/lines';
import { More } from '../inputs/More';
import { RequestLimits } from './RequestLimits';
import { Step } from '../use-step';

/** What a caller may not do although it may call: other requests, other environments. */
export const CallerLimits = (props: {
  index: number;
  caller: CallerValue;
  environments: string[];
  issueAt: Step['issueAt'];
  onChange: (caller: CallerValue) => void;
}) => {
  const { index, caller, issueAt, onChange } = props;
  const path = ['callers', index];
  return (
    <More
      about="only some requests, only some environments"
      isFilled={Boolean(caller.http ?? caller.environments)}
      issues={pathsOfLimits(path, caller).map(each => issueAt(...each))}
    >
      <RequestLimits
        path={path}
        value={caller}
        issueAt={issueAt}
        onChange={onChange}
      />
      <CallerEnvironments
        chosen={caller.environments}
        known={props.environments}
        issue={issueOfLines(
          issueAt,
          [...path, 'environments'],
          caller.environments,
        )}
        onChange={chosen =>
          onChange(withCallerEnvironments(caller, chosen, props.environments))
        }
      />
    </More>
  );
};

import {
  pathsOfLimits,
  toRequests,
  withCallerEnvironments,
  withRequests,
} from './caller-limits';
import { CallerEnvironments } from './CallerEnvironments';
import { CallerValue } from '../form-data';
import { issueOfLines } from '../inputs/lines';
import { More } from '../inputs/More';
import { RequestFields } from './RequestFields';
import { together } from '../inputs/together';
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
  const requests = toRequests(caller);
  return (
    <More
      about="only some requests, only some environments"
      isFilled={Boolean(caller.http ?? caller.environments)}
      issues={pathsOfLimits(index, caller).map(path => issueAt(...path))}
    >
      {requests.map((request, at) => {
        const path = ['callers', index, 'http', at];
        return (
          <RequestFields
            key={at}
            value={request}
            issueOfMethods={together(
              issueAt(...path),
              issueOfLines(issueAt, [...path, 'methods'], request.methods),
            )}
            issueOfPaths={issueOfLines(
              issueAt,
              [...path, 'paths'],
              request.paths,
            )}
            onChange={changed =>
              onChange(
                withRequests(
                  caller,
                  requests.map((other, i) => (i === at ? changed : other)),
                ),
              )
            }
          />
        );
      })}
      <CallerEnvironments
        chosen={caller.environments}
        known={props.environments}
        issue={issueOfLines(
          issueAt,
          ['callers', index, 'environments'],
          caller.environments,
        )}
        onChange={chosen =>
          onChange(withCallerEnvironments(caller, chosen, props.environments))
        }
      />
    </More>
  );
};

import { Limits, toRequests, withRequests } from './caller-limits';
import { issueOfLines } from '../inputs/lines';
import { together } from '../inputs/together';
import { IssuePath } from '../paths-below';
import { Step } from '../use-step';
import { RequestFields } from './RequestFields';

/** Each kind of request that a caller is limited to. */
export const RequestLimits = <T extends Limits>(props: {
  /** Where the caller is. */
  path: IssuePath;
  value: T;
  issueAt: Step['issueAt'];
  onChange: (value: T) => void;
}) => {
  const { value, issueAt } = props;
  const requests = toRequests(value);
  return (
    <>
      {requests.map((request, at) => {
        const path = [...props.path, 'http', at];
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
              props.onChange(
                withRequests(
                  value,
                  requests.map((other, i) => (i === at ? changed : other)),
                ),
              )
            }
          />
        );
      })}
    </>
  );
};

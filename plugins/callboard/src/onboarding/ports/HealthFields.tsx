import { HealthValue, ProbeValue } from '../form-data';
import { given } from '../inputs/given';
import { pathsBelow } from '../paths-below';
import { ProbeFields } from './ProbeFields';
import { Step } from '../use-step';

/** Where the issues of the health of a pod are shown. */
export const pathsOfHealth = [
  ...['readiness', 'liveness'].flatMap(probe =>
    ['httpGet', 'grpc', 'tcp'].flatMap(kind =>
      pathsBelow(['spec', 'health', probe, kind], ['port', 'path']).slice(1),
    ),
  ),
  ...pathsBelow(['spec', 'health', 'startup'], ['seconds']),
];

/** How Kubernetes knows that a pod is ready and alive. */
export const HealthFields = (props: {
  value: HealthValue;
  ports: string[];
  issueAt: Step['issueAt'];
  onChange: (value: HealthValue) => void;
}) => {
  const { value, onChange, ...rest } = props;
  const change = (probe: 'readiness' | 'liveness') => (asked?: ProbeValue) =>
    onChange(given({ ...value, [probe]: asked }));
  return (
    <>
      <ProbeFields
        probe="readiness"
        title="Ready when"
        value={value.readiness}
        onChange={change('readiness')}
        {...rest}
      />
      <ProbeFields
        probe="liveness"
        title="Restarted unless"
        value={value.liveness}
        onChange={change('liveness')}
        {...rest}
      />
    </>
  );
};

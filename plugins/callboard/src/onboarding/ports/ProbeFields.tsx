import { Flex, Select, Text } from '@backstage/ui';
import { ContractTextField } from '../inputs/ContractTextField';
import { ProbeValue } from '../form-data';
import styles from '../inputs/onboarding.module.css';
import { Step } from '../use-step';

const kinds = [
  { id: 'none', label: 'not asked' },
  { id: 'httpGet', label: 'HTTP GET answers' },
  { id: 'grpc', label: 'gRPC health answers' },
  { id: 'tcp', label: 'the port accepts' },
];

/** How Kubernetes asks whether a pod is well: one kind of question to one port, or none. */
export const ProbeFields = (props: {
  probe: 'readiness' | 'liveness';
  title: string;
  value: ProbeValue | undefined;
  ports: string[];
  issueAt: Step['issueAt'];
  onChange: (value: ProbeValue | undefined) => void;
}) => {
  const { probe, value, ports, issueAt, onChange } = props;
  const kind = (Object.keys(value ?? {})[0] ?? 'none') as
    | keyof ProbeValue
    | 'none';
  const question: { port?: string; path?: string } =
    kind === 'none' ? {} : value?.[kind] ?? {};
  const path = ['spec', 'health', probe, kind];

  // A port that is there and wrong is refused at its own row.
  const issueOfPort =
    question.port !== undefined && ports.includes(question.port)
      ? undefined
      : issueAt(...path, 'port').message;

  const ask = (next: string) =>
    onChange(
      next === 'none'
        ? undefined
        : {
            [next]: {
              port: question.port ?? ports[0],
              ...(next === 'httpGet' && { path: '/' }),
            },
          },
    );
  return (
    <Flex direction="column" gap="1">
      <div role="group" aria-label={props.title} className={styles.row}>
        <Select
          label={props.title}
          options={kinds}
          value={kind}
          onChange={key => ask(String(key))}
        />
        {kind !== 'none' && (
          <Select
            label="on port"
            options={[...new Set(ports)].map(name => ({
              id: name,
              label: name || '(unnamed)',
            }))}
            value={question.port ?? null}
            isInvalid={Boolean(issueOfPort)}
            validationBehavior="aria"
            onChange={key =>
              onChange({ [kind]: { ...question, port: String(key) } })
            }
          />
        )}
        {kind === 'httpGet' && (
          <ContractTextField
            label="Path"
            placeholder="/readyz"
            value={question.path}
            onChange={text =>
              onChange({ httpGet: { ...question, path: text } })
            }
            issue={issueAt(...path, 'path')}
          />
        )}
      </div>
      {kind !== 'none' && issueOfPort && (
        <Text color="danger" role="alert">
          {issueOfPort}
        </Text>
      )}
    </Flex>
  );
};

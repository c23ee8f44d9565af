import {
  EnvironmentsPart,
  EnvironmentValue,
  ReplicasValue,
  VariableRow,
} from '../form-data';
import { given } from '../inputs/given';
import { hasTwice } from '../repeated';

/** What a service starts with unless someone says otherwise: small, and one pod. */
export const defaultEnvironmentsPart: EnvironmentsPart = {
  resources: { cpu: '100m', memory: '128Mi' },
  replicas: 1,
};

/** The rows to edit the variables of a value with. */
export function toVariableRows({
  rows,
  env = {},
}: EnvironmentsPart): VariableRow[] {
  return rows ?? Object.entries(env).map(([name, value]) => ({ name, value }));
}

/** The value with these variables instead; without any, `env` is left out. */
export function withVariables(
  { env: _env, rows: _rows, ...part }: EnvironmentsPart,
  rows: VariableRow[],
): EnvironmentsPart {
  return {
    ...part,
    ...(rows.length > 0 && {
      env: Object.fromEntries(rows.map(({ name, value }) => [name, value])),
    }),
    ...(hasTwice(rows.map(row => row.name)) && { rows }),
  };
}

/** The value with this environment changed, or without it where nothing is given. */
export function withEnvironment(
  part: EnvironmentsPart,
  name: string,
  environment: EnvironmentValue | undefined,
): EnvironmentsPart {
  const { [name]: _previous, ...others } = part.environments ?? {};
  return {
    ...part,
    environments: environment
      ? { ...part.environments, [name]: environment }
      : others,
  };
}

/** The value with a number or range of pods, or with neither. */
export function withReplicas<T extends { replicas?: ReplicasValue }>(
  part: T,
  replicas: ReplicasValue | undefined,
): T {
  return given({ ...part, replicas }) as T;
}

/** What is left of the value for an alias, which runs nothing: where it is known. */
export function toAliasEnvironments({
  environments,
}: EnvironmentsPart): EnvironmentsPart {
  return environments
    ? {
        environments: Object.fromEntries(
          Object.keys(environments).map(name => [name, {}]),
        ),
      }
    : {};
}

/** A tag or a digest, as typed in one field. */
export function toImageVersion(typed: string): EnvironmentValue {
  const text = typed.trim();
  if (text === '') {
    return {};
  }
  return text.startsWith('sha256:') ? { digest: text } : { tag: text };
}

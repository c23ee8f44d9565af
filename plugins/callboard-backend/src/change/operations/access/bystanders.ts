import { Grant } from '@callboard/contract';
import { RepositoryState } from '../../../repository/state';
import { list } from '../../describe-change';
import { hasLabels, workloadsIn } from './pods';

/**
 * Workloads that a grant is not made out to, but whose pods have the labels that it names: what becomes of it becomes
 * of them. By kind and name; empty for a caller with a contract, whose labels nobody else has.
 */
export function bystandersOf(
  state: RepositoryState,
  { metadata, spec }: Grant,
): string[] {
  const { from } = spec;
  if (!from) return [];
  const names = [...state.snapshots.keys()].flatMap(environment =>
    spec.environments?.includes(environment) === false
      ? []
      : workloadsIn(state, environment, metadata.namespace)
          .filter(
            one => one.name !== metadata.name && hasLabels(one, from.podLabels),
          )
          .map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`),
  );
  return [...new Set(names)];
}

/** A sentence about them, or none. */
export function sayOfBystanders(names: string[], what: string): string[] {
  return names.length
    ? [`${list(names)} ${what}, too: the pods have the same labels.`]
    : [];
}

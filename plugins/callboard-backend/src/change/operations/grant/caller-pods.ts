import { Grant } from '@callboard/contract';
import { ServiceName } from '@callboard/plugin-callboard-common';
import { isDeepStrictEqual } from 'node:util';
import { refOf, RepositoryState } from '../../../repository/state';
import { list } from '../../describe-change';
import { ChangeIssue, Judged } from '../../InvalidChangeError';
import { hasLabels, Workload, workloadsIn } from '../access/pods';

type From = NonNullable<Grant['spec']['from']>;

/** A workload of the caller's name, and where it is. */
interface Candidate {
  workload: Workload;
  hasMesh: boolean;
  /** How many of this name the environment has. */
  count: number;
  /** Those whose pods it could not be told apart from. */
  alike: Workload[];
}

const say = 'say in from what its pods are';

/**
 * What the pods of a caller without a contract are, from the one workload of its name in these environments. Nothing is
 * guessed: where there is no such workload, or more than one, or others have its labels too, the request has to say.
 *
 * Of its labels those count that it finds its own pods by: they cannot change, as for example a version can.
 */
export function findCallerPods(
  state: RepositoryState,
  caller: ServiceName,
  environments: string[],
): Judged<From> {
  const found = environments.flatMap(environment =>
    candidatesIn(state, environment, caller),
  );
  if (found.length === 0) {
    return refuse(
      'caller-unknown',
      `${refOf(
        caller,
      )} has no microservice.yaml, and no workload of this name is in ${list(
        environments,
      )}: correct the name, or ${say}`,
    );
  }
  const doubt = whyAmbiguous(refOf(caller), found);
  if (doubt) return refuse('caller-ambiguous', `${doubt}: ${say}`);
  const [{ workload }] = found;
  const [serviceAccount] = accountsOf(found);
  return {
    ok: true,
    value: {
      podLabels: workload.ownLabels,
      ...(serviceAccount && { serviceAccount }),
    },
  };
}

function candidatesIn(
  state: RepositoryState,
  environment: string,
  { namespace, name }: ServiceName,
): Candidate[] {
  const workloads = workloadsIn(state, environment, namespace);
  const named = workloads.filter(workload => workload.name === name);
  return named.map(workload => ({
    workload,
    hasMesh: state.platforms.get(environment)!.spec.mesh.kind !== 'none',
    count: named.length,
    alike: workloads.filter(
      other => other !== workload && hasLabels(other, workload.ownLabels),
    ),
  }));
}

function whyAmbiguous(ref: string, found: Candidate[]): string | undefined {
  const [{ workload }] = found;
  const isOne = found.every(
    one =>
      one.count === 1 &&
      isDeepStrictEqual(one.workload.ownLabels, workload.ownLabels),
  );
  if (!isOne || accountsOf(found).length > 1) {
    const each = found.map(
      one => `${one.workload.kind} in ${one.workload.path}`,
    );
    return `${ref} is more than one workload (${list([...new Set(each)])})`;
  }
  if (Object.keys(workload.ownLabels).length === 0) {
    return `the pods of ${ref} (${workload.path}) have no labels to know them by`;
  }
  const [other] = found.flatMap(({ alike }) => alike);
  return (
    other &&
    `the pods of ${other.kind} ${refOf(
      other,
    )} have the labels of ${ref}, too, and would be let in with it`
  );
}

/** Its identities, where a mesh asks for one. */
function accountsOf(found: Candidate[]): (string | undefined)[] {
  return [
    ...new Set(
      found
        .filter(({ hasMesh }) => hasMesh)
        .map(({ workload }) => workload.serviceAccount),
    ),
  ];
}

function refuse(
  code: string,
  message: string,
): { ok: false; issues: ChangeIssue[] } {
  return { ok: false, issues: [{ code, path: ['from'], message }] };
}

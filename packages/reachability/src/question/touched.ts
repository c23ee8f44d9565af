import { selects, Selector } from '../labels/selector';
import { Network } from '../network/network';
import { isDecisive, isNetworkPolicy } from '../network/unread-policies';
import { readNetworkPolicy } from '../network-policy/network-policy';
import { backendsOf, readService } from '../service/service';
import { SnapshotObject } from '../snapshot';
import { Workload } from '../workload/workload';

type IsTouched = (workload: Workload) => boolean;

/**
 * Whose ways may differ between two states: the pods that a changed object runs, selects or leads to. What it cannot
 * tell apart it takes for touched.
 */
export function touchedBy(before: Network, after: Network): IsTouched {
  const touches = [
    ...changedObjects(before, after).map(object =>
      touchedByObject(object, [before, after]),
    ),
    ...changedProblems(before, after),
  ];
  return workload => touches.some(isTouched => isTouched(workload));
}

/** Both versions of what is not the same; where it stands in its file makes no difference. */
function changedObjects(before: Network, after: Network): SnapshotObject[] {
  const textsOf = ({ objects }: Network) =>
    new Map(objects.map(object => [textOf(object), object]));
  const then = textsOf(before);
  const now = textsOf(after);
  return [
    ...[...then].filter(([text]) => !now.has(text)),
    ...[...now].filter(([text]) => !then.has(text)),
  ].map(([, object]) => object);
}

function textOf({ apiVersion, kind, metadata, spec, status }: SnapshotObject) {
  return JSON.stringify([apiVersion, kind, metadata, spec, status]);
}

function touchedByObject(
  object: SnapshotObject,
  networks: Network[],
): IsTouched {
  const { kind, metadata } = object;
  const { namespace = 'default', name } = metadata;
  const isIn: IsTouched = workload => workload.namespace === namespace;
  const isSelected =
    (selector: Selector): IsTouched =>
    workload =>
      isIn(workload) && selects(selector, workload.labels) !== 'no';
  if (isNetworkPolicy(object)) {
    return isSelected(readNetworkPolicy(object).selector);
  }
  const service = readService(object);
  if (service) {
    return workload => backendsOf(service, [workload]).length > 0;
  }
  if (kind === 'Namespace') {
    return networks.some(selectsNamespacesByLabels)
      ? () => true
      : workload => workload.namespace === name;
  }
  if (isDecisive(object)) {
    const { mesh } = networks[1].facts;
    const root = mesh.kind === 'istio-sidecar' ? mesh.rootNamespace : undefined;
    return metadata.namespace === undefined || metadata.namespace === root
      ? () => true
      : isIn;
  }
  return workload =>
    isIn(workload) && workload.kind === kind && workload.name === name;
}

/** Other than by name, which no manifest changes. */
function selectsNamespacesByLabels({ networkPolicies }: Network): boolean {
  return networkPolicies
    .flatMap(({ rules }) => Object.values(rules).flat())
    .flatMap(({ peers }) => peers)
    .some(
      peer =>
        'namespaceSelector' in peer &&
        peer.namespaceSelector?.some(
          ({ key }) => key !== 'kubernetes.io/metadata.name',
        ),
    );
}

function changedProblems(before: Network, after: Network): IsTouched[] {
  const textsOf = ({ problems }: Network) =>
    new Map(
      problems.map(problem => [`${problem.path} ${problem.message}`, problem]),
    );
  const then = textsOf(before);
  const now = textsOf(after);
  const changed = [
    ...[...then].filter(([text]) => !now.has(text)),
    ...[...now].filter(([text]) => !then.has(text)),
  ];
  return changed.map(
    ([, { namespace }]) =>
      workload =>
        (namespace ?? workload.namespace) === workload.namespace,
  );
}

import { paths } from '@callboard/manifests';
import { FileDiff } from '@callboard/plugin-callboard-common';
import { serviceOfPath } from '../../repository/service-of-path';
import { refOf, RepositoryState } from '../../repository/state';
import { ChangePlan } from '../ChangePlan';
import { groupBy } from '../../group-by';

/** Who must approve and why, a line for each owner of what a change touches. */
export function approverLines(
  state: RepositoryState,
  { files, after }: Pick<ChangePlan, 'files' | 'after'>,
): string[] {
  const whys = new Map<string, Set<string>>();
  for (const [subject, touched] of bySubject(files)) {
    const contract =
      state.microservices.get(subject) ?? after.microservices.get(subject);
    const owner = contract?.spec.owner ?? 'the platform team';
    const known = whys.get(owner) ?? new Set();
    whysOf(subject, touched).forEach(why => known.add(why));
    whys.set(owner, known);
  }
  return [...whys].map(
    ([owner, because]) => `${owner}: ${[...because].join('; ')}`,
  );
}

/** By service; by folder what belongs to none. */
function bySubject(files: FileDiff[]): Map<string, FileDiff[]> {
  return groupBy(files, ({ path }) => {
    const service = serviceOfPath(path);
    if (service) return refOf(service);
    const depth = path.startsWith('delivery/') ? 2 : 4;
    return path.split('/').slice(0, depth).join('/');
  });
}

/** Manifests follow from the contracts, and are a reason only where nothing else is. */
function whysOf(subject: string, files: FileDiff[]): string[] {
  const contracts = files.filter(({ path }) =>
    path.startsWith(`${paths.services}/`),
  );
  const own = contracts.find(({ path }) => path.endsWith('/microservice.yaml'));
  if (own?.before === null) return [`${subject} is new`];
  const isCalled = contracts.some(file => file !== own);
  const whys = [
    ...(own ? [`the contract of ${subject} changes`] : []),
    ...(isCalled ? [`who may call ${subject} changes`] : []),
  ];
  return whys.length ? whys : [`manifests of ${subject} change`];
}

import {
  ChangedEdgeView,
  ConnectivityEffect,
  FileDiff,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { ChangedEdge, compare } from '@callboard/reachability';
import { nameInGit } from '../network/scene';
import { toVerdictView } from '../network/words';
import { networkOf, partsOf, PlacedPart } from '../repository/environment';
import { ReadFile, readFile } from '../repository/read-file';
import { serviceOfPath } from '../repository/service-of-path';
import { refOf, RepositoryState } from '../repository/state';

/** Who gains and who loses access if these files are what the repository holds. Pure. */
export function effectOn(
  state: RepositoryState,
  files: FileDiff[],
): ConnectivityEffect {
  return {
    environments: [...state.platforms].flatMap(([environment, platform]) => {
      const folder = `deploy/${environment}/`;
      const changed = files.filter(({ path }) => path.startsWith(folder));
      if (changed.length === 0) return [];
      const diff = compare(
        state.networks.get(environment)!,
        networkOf(platform, withFiles(state, environment, changed)),
      );
      const toView = (edge: ChangedEdge): ChangedEdgeView => ({
        from: nameInGit(edge.from, platform),
        to: nameInGit(edge.to, platform),
        port: edge.port,
        ...(edge.before && { before: toVerdictView(edge.before) }),
        ...(edge.after && { after: toVerdictView(edge.after) }),
      });
      const [opened, closed, others] = [
        diff.opened,
        diff.closed,
        diff.changed,
      ].map(edges => edges.map(toView));
      return opened.length + closed.length + others.length
        ? [{ environment, opened, closed, changed: others, hidden: 0 }]
        : [];
    }),
    approvers: approversOf(state, files),
  };
}

/** Only the changed files are read anew. */
function withFiles(
  { parts, platforms }: RepositoryState,
  environment: string,
  files: FileDiff[],
): PlacedPart[] {
  const changed = new Set(files.map(({ path }) => path));
  const read = files.flatMap(({ path, after }): [string, ReadFile][] =>
    after === null ? [] : [[path, readFile(path, { oid: '', text: after })]],
  );
  return [
    ...parts.get(environment)!.filter(({ path }) => !changed.has(path)),
    ...partsOf(environment, platforms.get(environment)!, read),
  ];
}

/** The owners of what the change touches under `services/`. */
function approversOf(
  state: RepositoryState,
  files: FileDiff[],
): ConnectivityEffect['approvers'] {
  const touched = new Map<string, { service: ServiceName; paths: string[] }>();
  for (const { path } of files) {
    const service = path.startsWith('services/')
      ? serviceOfPath(path)
      : undefined;
    if (!service) continue;
    const { paths } = touched.get(refOf(service)) ?? { paths: [] };
    touched.set(refOf(service), { service, paths: [...paths, path] });
  }
  const reasons = new Map<string, string[]>();
  for (const [ref, { paths }] of touched) {
    const owner = state.microservices.get(ref)?.spec.owner;
    if (!owner) continue;
    const isContract = paths.some(path => path.endsWith('/microservice.yaml'));
    const why = isContract
      ? `the contract of ${ref} changes`
      : `who may call ${ref} changes`;
    reasons.set(owner, [...(reasons.get(owner) ?? []), why]);
  }
  return [...reasons].map(([owner, whys]) => ({
    owner,
    why: whys.join('; '),
  }));
}

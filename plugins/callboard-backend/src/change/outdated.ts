import {
  Caller,
  parseGrant,
  parseMicroservice,
  Parsed,
  readDocument,
} from '@callboard/contract';
import { paths } from '@callboard/manifests';
import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { RepositoryState } from '../repository/state';
import { Onboarding, OnboardingRequest } from './onboarding';

/**
 * The request that a change answers, read back from its files: so that it can be planned again.
 * Nothing where its contract cannot be read.
 */
export function requestOf({
  files,
  service,
  requestedBy,
}: ChangeDetail): OnboardingRequest | undefined {
  const folder = `services/${service.namespace}/${service.name}/callers/`;
  const contract = files.find(
    ({ path }) => path === paths.microservice(service),
  );
  const microservice = read(contract?.after, parseMicroservice);
  const callers = files
    .filter(({ path }) => path.startsWith(folder))
    .flatMap(({ after }): Caller[] => {
      const grant = read(after, parseGrant);
      if (!grant) return [];
      const { ports, http, environments } = grant.spec;
      return [
        {
          ...grant.metadata,
          ports,
          ...(http && { http }),
          ...(environments && { environments }),
        },
      ];
    });
  return microservice && { microservice, callers, requestedBy };
}

/**
 * The paths at which a change holds something else than what is planned from the present state: a contract or a
 * platform that it was rendered from moved on, and its manifests may not fit any more. Empty where it fits.
 */
export function outdatedPaths(
  state: RepositoryState,
  change: ChangeDetail,
  planned: Onboarding,
): string[] {
  const now = new Map(planned.edits.map(({ path, after }) => [path, after]));
  const then = new Map(change.files.map(({ path, after }) => [path, after]));
  const present = (path: string) => state.files.get(path)?.text ?? null;
  const textIn = (files: Map<string, string | null>, path: string) =>
    files.has(path) ? files.get(path) : present(path);
  return [...new Set([...now.keys(), ...then.keys()])].filter(
    path => textIn(now, path) !== textIn(then, path),
  );
}

function read<T>(
  text: string | null | undefined,
  parse: (input: unknown) => Parsed<T>,
): T | undefined {
  const document = readDocument(text ?? '');
  const parsed = document.ok ? parse(document.value) : document;
  return parsed.ok ? parsed.value : undefined;
}

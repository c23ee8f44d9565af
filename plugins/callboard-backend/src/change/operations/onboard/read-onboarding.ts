import {
  Caller,
  parseGrant,
  parseMicroservice,
  Parsed,
  readDocument,
} from '@callboard/contract';
import { paths } from '@callboard/manifests';
import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { OnboardingRequest } from './onboarding';

/** The request that a change answers, read back from its files. Nothing where its contract cannot be read. */
export function readOnboarding({
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

function read<T>(
  text: string | null | undefined,
  parse: (input: unknown) => Parsed<T>,
): T | undefined {
  const document = readDocument(text ?? '');
  const parsed = document.ok ? parse(document.value) : document;
  return parsed.ok ? parsed.value : undefined;
}

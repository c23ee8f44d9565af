import {
  Grant,
  Microservice,
  parseGrant,
  parseMicroservice,
  Parsed,
  parsePlatform,
  Platform,
  readDocument,
} from '@callboard/contract';
import { paths } from '../paths';

/**
 * A contract file of a repository, read. What it holds depends on its path and its text alone.
 * @public
 */
export type ContractFile =
  | ({ is: 'platform'; environment: string } & Contract<Platform>)
  | ({ is: 'microservice'; service: string } & Contract<Microservice>)
  | ({ is: 'grant'; callee: string } & Contract<Grant>);

/** Nothing, and what is wrong with it, where it cannot be read or says that it belongs elsewhere. */
interface Contract<T> {
  value?: T;
  problems: { path: string; message: string }[];
}

type Metadata = { name: string; namespace?: string };

/** What each file may hold, by where it lies. */
const readers: {
  at: RegExp;
  read: (path: string, text: string, groups: string[]) => ContractFile;
}[] = [
  {
    at: /^services\/([^/]+)\/([^/]+)\/callers\/[^/]+\.yaml$/,
    read: (path, text, [namespace, name]) => ({
      is: 'grant',
      callee: `${namespace}/${name}`,
      ...readContract(path, text, parseGrant, caller =>
        paths.grant({ namespace, name }, caller),
      ),
    }),
  },
  {
    at: /^services\/([^/]+)\/([^/]+)\/microservice\.yaml$/,
    read: (path, text, [namespace, name]) => ({
      is: 'microservice',
      service: `${namespace}/${name}`,
      ...readContract(path, text, parseMicroservice, paths.microservice),
    }),
  },
  {
    at: /^platform\/([^/]+)\.yaml$/,
    read: (path, text, [environment]) => ({
      is: 'platform',
      environment,
      ...readContract(path, text, parsePlatform, ({ name }) =>
        paths.platform(name),
      ),
    }),
  },
];

/**
 * Reads one file by itself: nothing where no contract lies at such a path. Nothing throws.
 * @public
 */
export function readContractFile(
  path: string,
  text: string,
): ContractFile | undefined {
  for (const { at, read } of readers) {
    const groups = at.exec(path)?.slice(1);
    if (groups) return read(path, text, groups);
  }
  return undefined;
}

/** What a file says of itself must fit where it lies. */
function readContract<T extends { metadata: Metadata }>(
  path: string,
  text: string,
  parse: (input: unknown) => Parsed<T>,
  pathOf: (metadata: T['metadata']) => string,
): Contract<T> {
  const document = readDocument(text);
  const parsed = document.ok ? parse(document.value) : document;
  if (!parsed.ok) {
    return {
      problems: parsed.issues.map(({ message }) => ({ path, message })),
    };
  }
  const expected = pathOf(parsed.value.metadata);
  if (expected === path) return { value: parsed.value, problems: [] };
  const message = `its metadata belongs to ${expected}: correct the metadata, or move the file`;
  return { problems: [{ path, message }] };
}

import { ContractFile, readContractFile } from '@callboard/manifests';
import { NetworkPart, toPart, toSnapshot } from '@callboard/reachability';

/** A file of the repository: its text, and the oid that names this text. */
export interface RepositoryFile {
  oid: string;
  text: string;
}

/** A file, read. What it holds depends on its path and its text alone. */
export interface ReadFile extends RepositoryFile {
  holds: Holding;
}

export type Holding =
  | ContractFile
  | { is: 'manifests'; environment: string; part: NetworkPart }
  | { is: 'nothing' };

const manifestFile = /^deploy\/([^/]+)\/.*\.(?:ya?ml|json)$/;

/** Reads one file by itself; nothing throws. */
export function readFile(
  path: string,
  { oid, text }: RepositoryFile,
): ReadFile {
  const environment = manifestFile.exec(path)?.[1];
  const holds: Holding = environment
    ? {
        is: 'manifests',
        environment,
        part: toPart(toSnapshot([{ path, text }])),
      }
    : readContractFile(path, text) ?? { is: 'nothing' };
  return { oid, text, holds };
}

import { Drift } from '@callboard/plugin-callboard-common';
import { stringify } from 'yaml';

/**
 * The fields that two versions of an object have differently, each as deep as both have the same around it. Lists of
 * another length differ as a whole. None where they are the same.
 */
export function differingFields(
  git: unknown,
  cluster: unknown,
  path: string[] = [],
): Drift['fields'] {
  if ((git ?? undefined) === (cluster ?? undefined)) return [];
  const one = childrenOf(git);
  const other = childrenOf(cluster);
  const isAlike =
    one &&
    other &&
    Array.isArray(git) === Array.isArray(cluster) &&
    (!Array.isArray(git) || one.size === other.size);
  if (isAlike) {
    return [...new Set([...one.keys(), ...other.keys()])].flatMap(key =>
      differingFields(one.get(key), other.get(key), [...path, key]),
    );
  }
  return [
    {
      path: path.join('.'),
      ...(isThere(git) && { git: textOf(git) }),
      ...(isThere(cluster) && { cluster: textOf(cluster) }),
    },
  ];
}

/** By key, or by number of a list's item; nothing for a single value. */
function childrenOf(value: unknown): Map<string, unknown> | undefined {
  return typeof value === 'object' && value !== null
    ? new Map(Object.entries(value).filter(([, one]) => isThere(one)))
    : undefined;
}

/** Null is nothing, as the API server reads it. */
function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function textOf(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

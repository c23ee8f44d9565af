import { Controller } from './Held';
import { Served } from './Served';

/** An object as the API server sends it: nothing of it is sure. */
export interface Raw {
  metadata?: Record<string, unknown>;
  [field: string]: unknown;
}

/** A map of texts, or what stands in its place. */
type Texts = Record<string, string> | undefined;

/** Its name among those of its kind: with its namespace, where it has one. */
export function keyOf({ metadata }: Raw): string {
  const { namespace = '', name = '' } = metadata ?? {};
  // A template is held in memory with its parts.
  return [namespace, name].join('/');
}

/** How it is called in answers, e.g. `NetworkPolicy shop/orders`. */
export function titleOf({ kind }: Served, { metadata }: Raw): string {
  const { namespace, name } = metadata ?? {};
  const named = typeof name === 'string' ? name : '(without a name)';
  return [kind, namespace ? [namespace, named].join('/') : named].join(' ');
}

/** "There cannot be more than one managing controller." Nothing where there is none. */
export function controllerOf({ metadata }: Raw): Controller | undefined {
  const references = metadata?.ownerReferences;
  const all: any[] = Array.isArray(references) ? references : [];
  const found = all.find(one => one?.controller === true);
  if (typeof found?.kind !== 'string' || typeof found.name !== 'string') {
    return undefined;
  }
  const apiVersion = `${found.apiVersion ?? ''}`;
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return { group, kind: found.kind, name: found.name };
}

/** Those entries whose keys are wanted; what is no map stays what it is. */
export function withKeys(
  value: unknown,
  isWanted: (key: string) => boolean,
): Texts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value as Texts;
  }
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => isWanted(key)),
  );
}

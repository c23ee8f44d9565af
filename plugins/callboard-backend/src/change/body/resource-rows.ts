import { FileDiff } from '@callboard/plugin-callboard-common';
import { isDeepStrictEqual } from 'node:util';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { groupBy } from '../../group-by';

/** What the cells of a row are. */
export const resourceColumns = ['Kind', 'Name', 'Environment', 'Becomes'];

/** A row for each contract and each object that a change writes or deletes; the same in several environments is one. */
export function resourceRows(files: FileDiff[]): string[][] {
  const rows = [...files.flatMap(toContract), ...files.flatMap(toResources)];
  const alike = groupBy(rows, ({ kind, name, became }) =>
    JSON.stringify([kind, name, became]),
  );
  return [...alike.values()].map(same => {
    const [{ kind, name, became }] = same;
    const where = same.map(({ environment }) => environment).join(', ');
    return [kind, name, where, became];
  });
}

interface Row {
  kind: string;
  name: string;
  environment: string;
  became: string;
}

/** What a team writes holds in every environment that it names. */
function toContract({ path, before, after }: FileDiff): Row[] {
  const [, namespace, name, , caller] =
    /^services\/([^/]+)\/([^/]+)\/(microservice|callers\/([^/]+))\.yaml$/.exec(
      path,
    ) ?? [];
  if (!name) return [];
  const callee = `${namespace}/${name}`;
  return [
    {
      kind: caller ? 'Grant' : 'Microservice',
      name: caller ? `${caller.replace('.', '/')} → ${callee}` : callee,
      environment: '',
      became: becomes(before, after),
    },
  ];
}

function toResources({ path, before, after }: FileDiff): Row[] {
  const [, environment] = /^(?:deploy|delivery)\/([^/]+)\//.exec(path) ?? [];
  if (!environment) return [];
  const [then, now] = [before, after].map(text => objectsIn(text, path));
  const has = (objects: Named[], { kind, name }: Named) =>
    objects.some(other => other.kind === kind && other.name === name);
  const same = (object: Named) =>
    then.some(other => isDeepStrictEqual(other, object));
  const row = ({ kind, name }: Named, became: string) => ({
    kind,
    name,
    environment,
    became,
  });
  return [
    ...now
      .filter(object => !same(object))
      .map(object => row(object, has(then, object) ? 'changed' : 'new')),
    ...then
      .filter(object => !has(now, object))
      .map(object => row(object, 'deleted')),
  ];
}

interface Named {
  kind: string;
  name: string;
  value: unknown;
}

const objectSchema = z.object({
  kind: z.string(),
  metadata: z.object({ namespace: z.string().optional(), name: z.string() }),
});

/** What cannot be read is named by its path. */
function objectsIn(text: string | null, path: string): Named[] {
  return valuesIn(text).map(value => {
    const parsed = objectSchema.safeParse(value);
    if (!parsed.success) return { kind: 'File', name: path, value };
    const { kind, metadata } = parsed.data;
    const { namespace, name } = metadata;
    return { kind, name: namespace ? `${namespace}/${name}` : name, value };
  });
}

function valuesIn(text: string | null): unknown[] {
  if (text === null) return [];
  try {
    return parseAllDocuments(text, { merge: true, logLevel: 'error' }).map(
      document => document.toJS({ maxAliasCount: 100 }) as unknown,
    );
  } catch {
    return [text];
  }
}

function becomes(before: string | null, after: string | null): string {
  if (before === null) return 'new';
  return after === null ? 'deleted' : 'changed';
}

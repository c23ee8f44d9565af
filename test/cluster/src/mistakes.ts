type Path = string[];

/** A manifest with one mistake in it, perhaps: some values are as right as the ones they replace. */
export interface Mistake {
  /** e.g. `spec.replicas = "text"`. */
  name: string;
  manifest: any;
}

const values = ['text', 7, 1.5, true, [], {}];

/** Every field of a manifest once misspelt, and once with each of some values. What names the object is left alone. */
export function mistakesIn(manifest: object): Mistake[] {
  return [...pathsIn(manifest)]
    .filter(path => !/^(apiVersion|kind|metadata(,name.*)?)$/.test(`${path}`))
    .flatMap(path => [
      ...values.map(value => ({
        name: `${path.join('.')} = ${JSON.stringify(value)}`,
        manifest: changed(manifest, path, (parent, field) => {
          parent[field] = value;
        }),
      })),
      {
        name: `${path.join('.')} misspelt`,
        manifest: changed(manifest, path, (parent, field) => {
          if (Array.isArray(parent)) return;
          parent[`${field}zz`] = parent[field];
          delete parent[field];
        }),
      },
    ]);
}

function* pathsIn(value: any, path: Path = []): Generator<Path> {
  if (value === null || typeof value !== 'object') return;
  for (const field of Object.keys(value)) {
    yield [...path, field];
    yield* pathsIn(value[field], [...path, field]);
  }
}

function changed(
  manifest: object,
  path: Path,
  change: (parent: any, field: string) => void,
): any {
  const copy: any = structuredClone(manifest);
  const parent = path.slice(0, -1).reduce((part, field) => part[field], copy);
  change(parent, path[path.length - 1]);
  return copy;
}

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a file of packages/manifests/schemas holds. */
export interface Schemas {
  /** The name of the file. */
  $id: string;
  /** By `<apiVersion>/<kind>`. */
  kinds: Record<string, object>;
}

const folder = join(
  dirname(require.resolve('@callboard/manifests/package.json')),
  'schemas',
);

/** Every file of schemas that there is. */
export function readSchemas(): Schemas[] {
  return readdirSync(folder).map(name =>
    JSON.parse(readFileSync(join(folder, name), 'utf8')),
  );
}

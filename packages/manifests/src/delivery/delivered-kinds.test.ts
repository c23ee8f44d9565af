import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliveredKinds } from './delivered-kinds';

const schemas = join(__dirname, '..', '..', 'schemas');

/** `<group>/<kind>` of everything that Callboard may write. */
const written = readdirSync(schemas).flatMap(file =>
  Object.keys(
    JSON.parse(readFileSync(join(schemas, file), 'utf8')).kinds as object,
  ).map(name => {
    const [kind, , group = ''] = name.split('/').reverse();
    return `${group}/${kind}`;
  }),
);

/** What no service has: its namespace, and what the delivery itself is made of. */
const notOfServices =
  /^(\/Namespace|(argoproj\.io|(kustomize|source)\.toolkit\.fluxcd\.io)\/.*)$/;

it('says of every kind that a service may have where it may', () => {
  const stated = Object.entries(deliveredKinds).flatMap(([group, kinds]) =>
    Object.keys(kinds).map(kind => `${group}/${kind}`),
  );

  expect(stated.sort()).toEqual(
    written.filter(kind => !notOfServices.test(kind)).sort(),
  );
});

import { z } from 'zod';
import { atMost, withRule } from '../issue';
import { objectName, variableName } from '../scalars/names';
import { quote } from '../scalars/quote';

/** Name of an entry in a store of secrets, e.g. `orders-db-password` or `shop/orders/db`. */
const secretKey = withRule(z.string(), value =>
  /^[A-Za-z0-9]([A-Za-z0-9_./-]{0,251}[A-Za-z0-9])?$/.test(value) &&
  !value.split('/').some(part => /^\.*$/.test(part))
    ? undefined
    : {
        code: 'key-invalid',
        message: `${quote(
          value,
        )} is not a key of a store: use letters, digits and - _ . /, e.g. orders-db-password`,
      },
);

function nameTwice(secrets: { name: string }[]) {
  const index = secrets.findIndex(
    ({ name }, at) => secrets.findIndex(other => other.name === name) < at,
  );
  return index === -1
    ? undefined
    : {
        code: 'name-twice' as const,
        path: [index, 'name'],
        message: `${secrets[index].name} stands twice: put all its keys into one entry`,
      };
}

/** References to secrets: where they lie, never what they are. */
export const secretsSchema = withRule(
  z
    .array(
      z.strictObject({
        name: objectName.describe('Name of the Secret in the namespace'),
        store: objectName.describe(
          'The store that holds it: a SecretStore, or an Azure Key Vault',
        ),
        keys: atMost(
          z
            .record(variableName, secretKey)
            .describe(
              'Keys in the store, by the environment variable that gets each',
            ),
          50,
        ),
      }),
    )
    .max(20),
  nameTwice,
);

import { z } from 'zod';
import { atMost, withRule } from '../issue';
import { labelName, objectName, variableName } from '../scalars/names';
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

function nothingIn(keys: Record<string, string>) {
  return Object.keys(keys).length === 0
    ? {
        code: 'empty' as const,
        message: 'keys is empty: at least one key is needed',
      }
    : undefined;
}

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

/**
 * Below it each entry has a directory of its own, where secrets arrive as a volume.
 * @public
 */
export const secretsDirectory = '/mnt/secrets-store';

/** References to secrets: where they lie, never what they are. */
export const secretsSchema = withRule(
  z
    .array(
      z.strictObject({
        name: labelName.describe(
          'Name of the Secret, behind that of the service: no service reads the Secret of another',
        ),
        store: objectName.describe(
          'The store that holds it: a SecretStore, or an Azure Key Vault',
        ),
        keys: withRule(
          atMost(
            z
              .record(variableName, secretKey)
              .describe(
                'Keys in the store, by the environment variable that gets each',
              ),
            50,
          ),
          nothingIn,
        ),
      }),
    )
    .max(20),
  nameTwice,
);

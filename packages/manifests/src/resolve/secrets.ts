import { BroughtSecret, RenderInput } from '../render-input';
import { Findings } from './render-issue';

/** The Secrets that the service reads, sorted as its contract lists them; none where nothing brings them. */
export function resolveSecrets(
  input: RenderInput,
  findings: Findings,
): BroughtSecret[] {
  const { service, platform } = input;
  const { secrets = [] } = service.spec;
  if (!platform.spec.secrets) return [];
  if (platform.spec.secrets.api === 'secrets-store-csi')
    checkVaults(input, findings);
  return secrets.map(({ name, store, keys }) => ({
    entry: name,
    name: `${service.metadata.name}.${name}`,
    store,
    keys: Object.entries(keys)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([variable, key]) => ({ variable, key })),
  }));
}

/** @see https://azure.github.io/secrets-store-csi-driver-provider-azure/docs/configurations/identity-access-modes/workload-identity-mode/ */
function checkVaults(
  { service: { spec }, platform }: RenderInput,
  findings: Findings,
): void {
  const { secrets = [], identity } = spec;
  if (secrets.length && !identity?.azure)
    findings.refuse(
      'vault-identity-missing',
      ['spec', 'identity', 'azure'],
      `spec.secrets are read from Azure Key Vaults as who the service is to Azure (platform/${platform.metadata.name}.yaml, spec.secrets.api: secrets-store-csi): state spec.identity.azure.clientId`,
    );
  secrets.forEach((secret, index) => checkNames(secret, index, findings));
}

/** @see https://learn.microsoft.com/en-us/azure/key-vault/general/about-keys-secrets-certificates#objects-identifiers-and-versioning */
function checkNames(
  { store, keys }: { store: string; keys: Record<string, string> },
  index: number,
  findings: Findings,
): void {
  const path = ['spec', 'secrets', index];
  if (
    !/^[a-z](-?[a-z0-9])+$/.test(store) ||
    store.length < 3 ||
    store.length > 24
  )
    findings.refuse(
      'vault-name-invalid',
      [...path, 'store'],
      `${store} is not the name of an Azure Key Vault, which spec.secrets.api: secrets-store-csi reads: it has 3 to 24 letters, digits and single '-'`,
    );
  for (const [variable, key] of Object.entries(keys)) {
    if (/^[A-Za-z0-9-]{1,127}$/.test(key)) continue;
    findings.refuse(
      'vault-name-invalid',
      [...path, 'keys', variable],
      `${key} is not the name of a secret in an Azure Key Vault, which spec.secrets.api: secrets-store-csi reads: it has up to 127 letters, digits and '-'`,
    );
  }
}

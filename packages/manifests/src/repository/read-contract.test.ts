import { readContractFile } from './read-contract';

const grant =
  'apiVersion: callboard.dev/v1alpha1\nkind: Grant\nmetadata: {name: web, namespace: shop}\nspec: {ports: [http]}\n';

describe('a contract file', () => {
  it('is known by where it lies', () => {
    expect(
      readContractFile('services/shop/orders/callers/shop.web.yaml', grant),
    ).toMatchObject({
      is: 'grant',
      callee: 'shop/orders',
      value: { metadata: { name: 'web' } },
      problems: [],
    });
    expect(readContractFile('services/readme.yaml', grant)).toBeUndefined();
    expect(readContractFile('deploy/dev/a.yaml', grant)).toBeUndefined();
  });

  it('holds nothing where it says that it belongs elsewhere, or cannot be read', () => {
    const path = 'services/shop/orders/callers/shop.cart.yaml';
    const elsewhere = 'services/shop/orders/callers/shop.web.yaml';
    expect(readContractFile(path, grant)).toMatchObject({
      problems: [{ path, message: expect.stringContaining(elsewhere) }],
    });
    for (const text of ['{', 'kind: Grant', grant]) {
      expect(readContractFile(path, text)).not.toHaveProperty('value');
    }
  });
});

import { closedSchema } from './closed-schema';

const names = [{ group: 'example.com', version: 'v1', kind: 'Shop' }];
const documentOf = (shop: object) => ({
  components: {
    schemas: {
      'com.example.v1.Shop': {
        'x-kubernetes-group-version-kind': names,
        ...shop,
      },
    },
  },
});
const shopIn = (shop: object): any => {
  const schema: any = closedSchema(documentOf(shop), 'example.com/v1', 'Shop');
  return schema.components.schemas['com.example.v1.Shop'];
};

describe('the schema of a kind', () => {
  it('refuses fields that it does not name, at every depth', () => {
    const part = { properties: { name: {} } };
    const { properties, additionalProperties } = shopIn({
      properties: {
        one: part,
        many: { items: part },
        byName: { additionalProperties: part },
      },
    });
    expect(additionalProperties).toBe(false);
    expect(properties.one.additionalProperties).toBe(false);
    expect(properties.many.items.additionalProperties).toBe(false);
    expect(properties.byName.additionalProperties.additionalProperties).toBe(
      false,
    );
  });

  it('lets in what the server keeps although it does not know it', () =>
    expect(
      shopIn({
        properties: { name: {} },
        'x-kubernetes-preserve-unknown-fields': true,
      }),
    ).not.toHaveProperty('additionalProperties'));

  it('leaves alternatives open', () => {
    const oneOf = [{ properties: { a: {} } }, { properties: { b: {} } }];
    const shop = shopIn({ properties: { a: {}, b: {} }, oneOf });
    expect(shop.oneOf).toEqual(oneOf);
  });

  it('is nothing where the server has no such kind', () =>
    expect(closedSchema(documentOf({}), 'v1', 'Shop')).toBeUndefined());
});

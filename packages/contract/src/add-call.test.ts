import { addCall } from './add-call';

const call = { service: 'payments', namespace: 'finance', port: 'http' };
const entry = 'PAYMENTS: {service: payments, namespace: finance, port: http}';

const head = 'apiVersion: callboard.dev/v1alpha1\nkind: Microservice\n';

const cases: Record<string, [before: string, after: string]> = {
  'behind the last call of a block, which keeps its comment': [
    `spec:\n  calls:\n    # the cart\n    CART: {service: cart, namespace: shop, port: redis}  # slow\n\n  owner: x\n`,
    `spec:\n  calls:\n    # the cart\n    CART: {service: cart, namespace: shop, port: redis}  # slow\n    ${entry}\n\n  owner: x\n`,
  ],
  'behind a call that is written as a block itself': [
    `spec:\n    calls:\n        CART:\n            service: cart\n            port: "redis"\n    env: {A: yes}\n`,
    `spec:\n    calls:\n        CART:\n            service: cart\n            port: "redis"\n        ${entry}\n    env: {A: yes}\n`,
  ],
  'into a flow map': [
    `spec:\n  calls: {CART: {service: cart}}  # one line\n  owner: x\n`,
    `spec:\n  calls: {CART: {service: cart}, ${entry}}  # one line\n  owner: x\n`,
  ],
  'into an empty flow map': [
    `spec:\n  calls: {}\n`,
    `spec:\n  calls: {${entry}}\n`,
  ],
  'as a new section at the end of a block': [
    `spec:\n  owner: x   # us\n  environments:\n    dev: {tag: "1"}\n# end\n`,
    `spec:\n  owner: x   # us\n  environments:\n    dev: {tag: "1"}\n  calls:\n    ${entry}\n# end\n`,
  ],
  'as a new section of a flow map': [
    `spec: {owner: x, }\n`,
    `spec: {owner: x,calls: {${entry}} }\n`,
  ],
  'where the last line has no end': [
    `spec:\n  owner: x`,
    `spec:\n  owner: x\n  calls:\n    ${entry}\n`,
  ],
  'behind a literal block': [
    `spec:\n  env:\n    A: |\n      text\n`,
    `spec:\n  env:\n    A: |\n      text\n  calls:\n    ${entry}\n`,
  ],
  'with Windows line ends': [
    `spec:\r\n  owner: x\r\n  calls:\r\n    CART: {service: cart}\r\n  system: y\r\n`,
    `spec:\r\n  owner: x\r\n  calls:\r\n    CART: {service: cart}\r\n    ${entry}\r\n  system: y\r\n`,
  ],
};

describe('adding a call', () => {
  test.each(Object.entries(cases))('inserts it %s', (_, [before, after]) => {
    expect(addCall(head + before, 'PAYMENTS', call)).toEqual({
      ok: true,
      value: head + after,
    });
  });

  it.each([
    [
      'has the prefix already',
      `spec:\n  calls: {PAYMENTS: {service: other}}\n`,
    ],
    ['has calls without a value', `spec:\n  calls:\n  owner: x\n`],
    ['has no spec', `metadata: {}\n`],
    [
      'shares its calls by an anchor',
      `metadata: &c {CART: {service: cart}}\nspec:\n  calls: *c\n`,
    ],
  ])('refuses a file that %s', (_, text) => {
    expect(addCall(head + text, 'PAYMENTS', call)).toMatchObject({
      ok: false,
      issues: [{ code: 'not-editable', path: ['spec', 'calls', 'PAYMENTS'] }],
    });
  });
});

import { removeCall } from './remove-call';

const head = 'apiVersion: callboard.dev/v1alpha1\nkind: Microservice\n';

const cases: Record<string, [before: string, after: string]> = {
  'between two others, whose comments stay': [
    `spec:\n  calls:\n    # the cart\n    CART: {service: cart}  # slow\n    # the money\n    PAYMENTS: {service: payments}  # fast\n    # the stock\n    STOCK: {service: inventory}\n  owner: x\n`,
    `spec:\n  calls:\n    # the cart\n    CART: {service: cart}  # slow\n    # the stock\n    STOCK: {service: inventory}\n  owner: x\n`,
  ],
  'and keeps a comment that a blank line sets apart': [
    `spec:\n  calls:\n    # what we call\n\n    PAYMENTS: {service: payments}\n    CART: {service: cart}\n    # soon: STOCK\n  owner: x\n`,
    `spec:\n  calls:\n    # what we call\n\n    CART: {service: cart}\n    # soon: STOCK\n  owner: x\n`,
  ],
  'that is written as a block itself, with the comments in it': [
    `spec:\n    calls:\n        PAYMENTS:\n            # the money\n            service: payments\n            port: "http"\n            # done\n\n        # the cart\n        CART:\n            service: cart\n    env: {A: yes}\n`,
    `spec:\n    calls:\n\n        # the cart\n        CART:\n            service: cart\n    env: {A: yes}\n`,
  ],
  'that is the last one, with the key': [
    `spec:\n  owner: x\n  # what we call\n  calls: # outgoing\n    PAYMENTS: {service: payments}\n  environments: {dev: {tag: "1"}}\n`,
    `spec:\n  owner: x\n  environments: {dev: {tag: "1"}}\n`,
  ],
  'that is the last one, but not the comments of others': [
    `spec:\n  calls:\n    # TODO\n\n    # money\n    PAYMENTS: {service: payments}\n    # soon: STOCK\n  owner: x\n`,
    `spec:\n    # TODO\n\n    # soon: STOCK\n  owner: x\n`,
  ],
  'at the end of the file, which has no line end': [
    `spec:\n  owner: x\n  calls:\n    CART: {service: cart}\n    PAYMENTS: {service: payments}`,
    `spec:\n  owner: x\n  calls:\n    CART: {service: cart}\n`,
  ],
  'in front of others in a flow map': [
    `spec:\n  calls: {PAYMENTS: {service: payments}, CART: {service: cart}} # one line\n`,
    `spec:\n  calls: {CART: {service: cart}} # one line\n`,
  ],
  'behind others in a flow map': [
    `spec:\n  calls: { CART: {service: cart} , PAYMENTS: {service: payments} }\n`,
    `spec:\n  calls: { CART: {service: cart} }\n`,
  ],
  'from a flow map over several lines': [
    `spec:\n  calls: {\n    CART: {service: cart}, # slow\n    PAYMENTS: {service: payments}, # fast\n    STOCK: {service: inventory} # stock\n  }\n`,
    `spec:\n  calls: {\n    CART: {service: cart}, # slow\n    STOCK: {service: inventory} # stock\n  }\n`,
  ],
  'from a line of a flow map that others share': [
    `spec:\n  calls: {CART: {service: cart}, # slow\n    PAYMENTS: {service: payments}, STOCK: {service: inventory}}\n`,
    `spec:\n  calls: {CART: {service: cart}, # slow\n    STOCK: {service: inventory}}\n`,
  ],
  'behind the comment of another in a flow map': [
    `spec:\n  calls: {CART: {service: cart}, # slow\n    PAYMENTS: {service: payments}}\n`,
    `spec:\n  calls: {CART: {service: cart}, # slow\n    }\n`,
  ],
  'that is the last one of a flow map': [
    `spec:\n  calls: {PAYMENTS: {service: payments}}  # one\n  owner: x\n`,
    `spec:\n  owner: x\n`,
  ],
  'that is the last one of a flow map in a flow map': [
    `spec: {owner: x, calls: {PAYMENTS: {service: payments}}, system: y}\n`,
    `spec: {owner: x, system: y}\n`,
  ],
  'that is the last one of a flow map with a comment of its own': [
    `spec:\n  calls: {\n    # nothing else, please\n    PAYMENTS: {service: payments},\n  }\n`,
    `spec:\n  calls: {\n    # nothing else, please\n  }\n`,
  ],
  'with Windows line ends': [
    `spec:\r\n  calls:\r\n    # money\r\n    PAYMENTS: {service: payments}\r\n    CART: {service: cart}\r\n  system: y\r\n`,
    `spec:\r\n  calls:\r\n    CART: {service: cart}\r\n  system: y\r\n`,
  ],
};

describe('removing a call', () => {
  test.each(Object.entries(cases))('takes one %s', (_, [before, after]) => {
    expect(removeCall(head + before, 'PAYMENTS')).toEqual({
      ok: true,
      value: head + after,
    });
  });

  it.each([
    ['does not have it', `spec:\n  calls: {OTHER: {service: other}}\n`],
    ['has no calls', `spec:\n  owner: x\n`],
    ['has calls without a value', `spec:\n  calls:\n  owner: x\n`],
    [
      'shares its calls by an anchor',
      `metadata: &c {PAYMENTS: {service: cart}}\nspec:\n  calls: *c\n`,
    ],
    [
      'uses a part of it elsewhere',
      `spec:\n  calls:\n    PAYMENTS: &p {service: cart}\n    CART: *p\n`,
    ],
    ['has an explicit key', `spec:\n  calls:\n    ? PAYMENTS\n    : {a: b}\n`],
    ['is empty', ''],
  ])('refuses a file that %s', (_, text) => {
    expect(removeCall(text && head + text, 'PAYMENTS')).toMatchObject({
      ok: false,
      issues: [{ code: 'not-editable', path: ['spec', 'calls', 'PAYMENTS'] }],
    });
  });
});

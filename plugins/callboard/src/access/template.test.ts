import { readTemplate } from '../testing/template';
import * as fields from './fields';

/** Every field that the parser of the request knows. */
const asked = {
  'grant-access': [
    'service',
    'caller',
    'ports',
    'http',
    'environments',
    'from',
    'reason',
    'until',
  ],
  'revoke-access': ['service', 'caller', 'ports', 'reason'],
};

describe.each(Object.entries(asked))('the template %s', (name, names) => {
  const { parameters, steps } = readTemplate(name).spec;

  it('asks with a field that the plugin registers', () => {
    const used = parameters.flatMap(({ properties }) =>
      Object.values(properties).map(property => property['ui:field']),
    );

    expect(used).toHaveLength(1);
    expect(Object.values(fields).map(field => field.name)).toContain(used[0]);
  });

  it('passes on everything that its field can say, and in whose name', () => {
    expect(steps[0].input).toEqual({
      operation: name.split('-')[0],
      token: '${{ secrets.USER_OAUTH_TOKEN }}',
      ...Object.fromEntries(
        names.map(field => [field, `\${{ parameters.access.${field} }}`]),
      ),
    });
  });
});

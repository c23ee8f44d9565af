import { sampleFormData } from '../testing/sample-form-data';
import { aliasFormData, fullFormData } from '../testing/full-form-data';
import { readTemplate } from '../testing/template';
import * as fields from './fields';
import { OnboardingFormData } from './form-data';
import { toMicroservice } from './to-microservice';

const template = readTemplate();
const [{ input }] = template.spec.steps;

/** Fills in `${{ parameters.a.b or parameters.c.d }}` as the scaffolder does: what has no value drops its field. */
function compose(value: unknown, parameters: OnboardingFormData): unknown {
  return JSON.parse(JSON.stringify(value), (_key, text) => {
    const expression = /^\$\{\{ (.+) \}\}$/.exec(text)?.[1];
    return expression
      ? expression
          .split(' or ')
          .map(path => valueAt(path, { parameters }))
          .find(Boolean)
      : text;
  });
}

function valueAt(path: string, context: object): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) => (at as Record<string, unknown> | undefined)?.[key],
      context,
    );
}

const forms = {
  'a usual service': sampleFormData,
  'everything that the form can carry': fullFormData,
  'an alias': aliasFormData,
  'a worker': {
    ...sampleFormData,
    ports: {},
    connections: { callers: [] },
  },
};

describe('the template', () => {
  test.each(Object.entries<OnboardingFormData>(forms))(
    'composes the document that the review step has shown for %s',
    (_name, form) => {
      expect(compose(input.microservice, form)).toEqual(toMicroservice(form));
      expect(compose(input.callers, form)).toEqual(form.connections?.callers);
    },
  );

  it('names the fields that the plugin registers, one per step', () => {
    const used = template.spec.parameters.flatMap(({ properties }) =>
      Object.values(properties).map(property => property['ui:field']),
    );

    expect(used).toEqual([
      fields.identityField.name,
      fields.portsField.name,
      fields.connectionsField.name,
      fields.environmentsField.name,
      fields.featuresField.name,
      fields.reviewField.name,
    ]);
  });
});

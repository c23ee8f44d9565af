import { sampleFormData } from '../testing/sample-form-data';
import { readTemplate } from '../testing/template';
import * as fields from './fields';
import { OnboardingFormData } from './form-data';
import { toMicroservice } from './to-microservice';

const template = readTemplate();
const [{ input }] = template.spec.steps;

/** Fills in `${{ parameters.a.b }}` as the scaffolder does: what has no value drops its field. */
function compose(value: unknown, parameters: OnboardingFormData): unknown {
  return JSON.parse(JSON.stringify(value), (_key, text) => {
    const path = /^\$\{\{ parameters\.([\w.]+) \}\}$/.exec(text)?.[1];
    return path
      ? path
          .split('.')
          .reduce<unknown>(
            (at, key) => (at as Record<string, unknown> | undefined)?.[key],
            parameters,
          )
      : text;
  });
}

describe('the template', () => {
  it('composes the document that the review step has shown', () => {
    expect(compose(input.microservice, sampleFormData)).toEqual(
      toMicroservice(sampleFormData),
    );
    expect(compose(input.callers, sampleFormData)).toEqual(
      sampleFormData.connections?.callers,
    );
  });

  it('composes the same for a worker', () => {
    const worker = {
      ...sampleFormData,
      ports: {},
      connections: { callers: [] },
    };

    expect(compose(input.microservice, worker)).toEqual(toMicroservice(worker));
  });

  it('names the fields that the plugin registers, one per step', () => {
    const used = template.spec.parameters.flatMap(({ properties }) =>
      Object.values(properties).map(property => property['ui:field']),
    );

    expect(used).toEqual([
      fields.identityField.name,
      fields.portsField.name,
      fields.connectionsField.name,
      fields.environmentsField.name,
      fields.reviewField.name,
    ]);
  });
});

import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { configure } from '@testing-library/react';
import { callboardApiRef } from '../api';
import { entityRoutes } from '../testing/entity-routes';
import { FakeCallboardApi } from '../testing/FakeCallboardApi';
import { readTemplate } from '../testing/template';

// A walk through a form is many renders: a slow machine may take its time over them.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });

/** A shipped template in the scaffolder's own stepper, with our fields. */
export async function renderTemplate(
  name: string,
  fields: object,
  initialState: object,
  api = new FakeCallboardApi(),
) {
  // jsdom has no scrolling; the stepper scrolls up after each step.
  window.scrollTo = jest.fn();
  const onCreate = jest.fn(async () => {});
  const steps = readTemplate(name).spec.parameters.map(
    ({ title, ...schema }) => ({ title, schema }),
  );
  const { container } = await renderInTestApp(
    <TestApiProvider
      apis={[
        [callboardApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <Stepper
        manifest={{ title: name, steps } as never}
        extensions={Object.values(fields) as FieldExtensionOptions[]}
        initialState={initialState as never}
        onCreate={onCreate}
      />
    </TestApiProvider>,
    { mountedRoutes: entityRoutes },
  );
  return { api, onCreate, container };
}

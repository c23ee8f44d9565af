import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { configure, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { callboardApiRef } from '../../api';
import * as fields from '../fields';
import { OnboardingFormData } from '../form-data';
import { FakeCallboardApi } from '../../testing/FakeCallboardApi';
import { readTemplate } from '../../testing/template';

// A walk through every step is many renders: a slow machine may take its time over them.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 10_000 });

const manifest = {
  title: 'Onboard a microservice',
  steps: readTemplate().spec.parameters.map(({ title, ...schema }) => ({
    title,
    schema,
  })),
};

/** The shipped template in the scaffolder's own stepper, with our fields. */
export async function renderWizard(
  initialState: OnboardingFormData = {},
  api = new FakeCallboardApi(),
) {
  // jsdom has no scrolling; the stepper scrolls up after each step.
  window.scrollTo = jest.fn();
  const onCreate = jest.fn(async () => {});
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [callboardApiRef, api],
        [catalogApiRef, catalogApiMock()],
      ]}
    >
      <Stepper
        manifest={manifest as never}
        extensions={Object.values(fields) as FieldExtensionOptions[]}
        initialState={initialState as never}
        onCreate={onCreate}
      />
    </TestApiProvider>,
  );
  return { api, onCreate };
}

/** Presses the button that leads to the next step. */
export const next = () =>
  userEvent.click(screen.getByRole('button', { name: 'Next' }));

/** Presses Next until a step with this button is there. */
export async function nextTo(button: string) {
  await next();
  await screen.findByRole('button', { name: button });
}

/** Types into the one text field of this label. */
export const type = (label: RegExp | string, text: string) =>
  userEvent.type(screen.getByRole('textbox', { name: label }), text);

/** Opens a disclosure, or chooses from a select. */
export const press = (button: RegExp) =>
  userEvent.click(screen.getByRole('button', { name: button }));

/** Chooses an option of a select. */
export async function choose(select: RegExp, option: RegExp) {
  await press(select);
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

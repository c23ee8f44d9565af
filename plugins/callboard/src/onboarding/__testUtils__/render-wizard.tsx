import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTemplate } from '../../__testUtils__/render-template';
import { FakeCallboardApi } from '../../testing/FakeCallboardApi';
import * as fields from '../fields';
import { OnboardingFormData } from '../form-data';

/** The shipped template in the scaffolder's own stepper, with our fields. */
export function renderWizard(
  initialState: OnboardingFormData = {},
  api?: FakeCallboardApi,
) {
  return renderTemplate('onboard-microservice', fields, initialState, api);
}

/** Presses the button that leads to the next step. */
export const next = () =>
  userEvent.click(screen.getByRole('button', { name: 'Next' }));

/** Presses Next until a step with this button is there. */
export async function nextTo(button: string) {
  await next();
  await screen.findByRole('button', { name: button });
}

const buttons = [
  'Add a port',
  'Add a caller',
  'Add a variable',
  'Add a secret',
];

/** Presses Next from the first step, or the one after this button, to the step about features. */
export async function toFeatures(from?: string) {
  for (const button of buttons.slice(buttons.indexOf(from ?? '') + 1)) {
    await nextTo(button);
  }
}

/** Presses Next from there to the dry run. */
export async function toReview(from?: string) {
  await toFeatures(from);
  await next();
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

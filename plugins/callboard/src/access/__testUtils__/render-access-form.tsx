import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderTemplate } from '../../__testUtils__/render-template';
import { FakeCallboardApi } from '../../testing/FakeCallboardApi';
import { GrantValue } from '../access-value';
import * as fields from '../fields';

/** What the row of a caller fills in: that `shop/checkout` asks for `shop/orders`. */
export const fromRow: GrantValue = {
  service: { namespace: 'shop', name: 'orders' },
  caller: { namespace: 'shop', name: 'checkout' },
  ports: ['http'],
};

/** The shipped template that grants or revokes access, filled in with what is known. */
export function renderAccessForm(
  template: 'grant-access' | 'revoke-access',
  access?: GrantValue,
  api?: FakeCallboardApi,
) {
  return renderTemplate(template, fields, access ? { access } : {}, api);
}

/** Presses the button that leads to Backstage's own last page. */
export const review = () =>
  userEvent.click(screen.getByRole('button', { name: 'Review' }));

/** A combobox of this label. */
export const suggest = (name: RegExp) => screen.getByRole('combobox', { name });

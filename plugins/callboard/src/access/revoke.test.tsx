import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { violationsOf } from '../__testUtils__/violations-of';
import {
  fromRow,
  renderAccessForm,
  review,
} from './__testUtils__/render-access-form';

const granted = {
  service: { namespace: 'finance', name: 'payments' },
  caller: { namespace: 'shop', name: 'checkout' },
};
const effect = () => within(screen.getByRole('region', { name: 'Effect' }));

describe('the form that revokes access', () => {
  it('takes all of it away, and says who loses', async () => {
    const { api, onCreate, container } = await renderAccessForm(
      'revoke-access',
      granted,
    );

    expect(
      await effect().findByText('shop/checkout loses access.'),
    ).toBeVisible();
    expect(
      effect().getByRole('list', { name: 'Access in dev, prod' }),
    ).toHaveTextContent(/closes shop\/checkout → finance\/payments grpc/);
    expect(
      screen.getByRole('radio', { name: 'All access to the service' }),
    ).toBeChecked();
    expect(await violationsOf(container)).toEqual([]);
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Reason' }),
      'billing pays now',
    );
    await review();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Create' }),
    );

    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith({
        access: { ...granted, reason: 'billing pays now' },
      }),
    );
    expect(api.proposed[0]).toEqual({
      operation: 'revoke',
      ...granted,
      dryRun: true,
    });
  });

  it('takes some ports away, and refuses none', async () => {
    await renderAccessForm('revoke-access', { ...granted, ports: ['grpc'] });
    const grpc = await screen.findByRole('checkbox', { name: /^grpc/ });
    expect(grpc).toBeChecked();

    await userEvent.click(grpc);
    await review();

    await waitFor(() =>
      expect(
        screen.getByRole('group', { name: /^Ports/ }),
      ).toHaveAccessibleDescription('ports must not be empty'),
    );
    await userEvent.click(
      screen.getByRole('radio', { name: 'All access to the service' }),
    );
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    expect(
      await effect().findByText('shop/checkout loses access.'),
    ).toBeVisible();
  });

  it('says that there is nothing to revoke', async () => {
    await renderAccessForm('revoke-access', fromRow);

    expect(await effect().findByText('Nothing to revoke')).toBeVisible();
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeCallboardApi, refusal } from '../testing/FakeCallboardApi';
import {
  next,
  renderWizard,
  toReview,
  type,
} from './__testUtils__/render-wizard';
import { sampleFormData } from '../testing/sample-form-data';
import { OnboardingFormData } from './form-data';

describe('the form that onboards a microservice', () => {
  it('says nothing before it is touched, and everything in the contract’s words when Next is pressed', async () => {
    await renderWizard();
    expect(screen.queryByText(/is missing/)).not.toBeInTheDocument();

    await next();

    expect(
      await screen.findByText(
        "'Identity' metadata.name is missing: a text is needed",
      ),
    ).toBeVisible();
    const name = screen.getByRole('textbox', { name: /^Name/ });
    expect(name).toBeInvalid();
    expect(name).toHaveAccessibleDescription(
      /metadata.name is missing: a text is needed/,
    );
    expect(screen.queryByText('Add a port')).not.toBeInTheDocument();
  });

  it('says what is wrong with a field once it is left', async () => {
    await renderWizard();

    await type(/^Name/, '../etc');
    await userEvent.tab();

    expect(
      await screen.findByText(/'..\/etc' is not a service name/),
    ).toBeVisible();
  });

  it('refuses a port number in the contract’s words', async () => {
    await renderWizard({ identity: sampleFormData.identity });
    await next();
    await type(/Port name/, 'http');
    await type(/Service port/, '70000');

    await next();

    expect(
      await screen.findByText(
        'port must be a whole number from 1 to 65535, got 70000',
      ),
    ).toBeVisible();
    expect(screen.queryByText('Add a caller')).not.toBeInTheDocument();
  });

  it('refuses two ports of one name', async () => {
    await renderWizard(sampleFormData as OnboardingFormData);
    await next();
    await screen.findByRole('button', { name: 'Add a port' });
    await userEvent.click(screen.getByRole('button', { name: 'Add a port' }));
    const second = within(screen.getByRole('group', { name: 'Port 2' }));
    await userEvent.type(second.getByLabelText('Port name'), 'grpc');
    await userEvent.type(second.getByLabelText('Service port'), '6000');

    await next();

    expect(
      (await screen.findAllByText(/two rows name the port 'grpc'/)).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByText('Add a caller')).not.toBeInTheDocument();
  });

  it('shows the effect and the files, then sends what was filled in', async () => {
    const { api, onCreate } = await renderWizard(sampleFormData);
    await toReview();

    expect(
      await screen.findByText(
        'shop/emailservice appears, reachable as emailservice.shop',
      ),
    ).toBeVisible();
    expect(api.proposed).toEqual([
      expect.objectContaining({ operation: 'onboard', dryRun: true }),
    ]);
    const effect = within(screen.getByRole('region', { name: 'Effect' }));
    expect(
      effect.getByRole('list', { name: 'Access in dev, prod' }),
    ).toHaveTextContent(/opens shop\/checkout → shop\/emailservice grpc/);
    expect(effect.getByText('Nobody loses access.')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: /checkout\/config-map.yaml/ }),
    );
    expect(screen.getByText(/EMAIL_HOST/)).toBeVisible();
    expect(
      screen.getByText('This will open one change in shop.'),
    ).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(await screen.findByText('2 files')).toBeVisible();
    expect(screen.queryByText(/registry.example.com/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));

    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith(
        expect.objectContaining(sampleFormData),
      ),
    );
  });

  it('names the step of what the backend refuses, and does not go on', async () => {
    const api = new FakeCallboardApi();
    const message = 'port grpc is not a port of finance/payments';
    api.propose = async () => {
      throw await refusal(400, 'InvalidContractError', 'refused', [
        {
          code: 'port-not-defined',
          path: ['spec', 'calls', 'PAYMENTS', 'port'],
          message,
        },
      ]);
    };
    await renderWizard(sampleFormData, api);
    await toReview();

    expect(
      await screen.findByText(
        new RegExp(`${message} — go back to the step “Calls and callers”`),
      ),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    expect(await screen.findByText(/is not planned yet/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });
});

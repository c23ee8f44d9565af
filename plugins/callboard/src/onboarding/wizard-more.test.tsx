import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aliasFormData, fullFormData } from '../testing/full-form-data';
import {
  choose,
  next,
  nextTo,
  press,
  renderWizard,
  toReview,
  type,
} from './__testUtils__/render-wizard';
import { FakeCallboardApi } from '../testing/FakeCallboardApi';
import { environmentsThatCarryAll } from '../testing/sample-environments';
import { sampleFormData } from '../testing/sample-form-data';

const toConnections = async () => {
  await nextTo('Add a port');
  await nextTo('Add a caller');
};

describe('what few need of the form', () => {
  it('is folded away until it holds a value', async () => {
    await renderWizard(sampleFormData);
    await nextTo('Add a port');

    const more = screen.getByRole('button', { name: 'More: metrics' });
    expect(more).toHaveAttribute('aria-expanded', 'false');
    expect(
      screen.queryByRole('textbox', { name: 'Metrics path' }),
    ).not.toBeInTheDocument();
    await userEvent.click(more);

    expect(screen.getByRole('textbox', { name: 'Metrics path' })).toBeVisible();
  });

  it('is open where it holds a value, and survives every step', async () => {
    const { onCreate } = await renderWizard(
      fullFormData,
      new FakeCallboardApi({ environments: environmentsThatCarryAll }),
    );
    await nextTo('Add a port');
    expect(screen.getByRole('textbox', { name: 'Metrics path' })).toHaveValue(
      '/metrics',
    );
    expect(
      screen.getByRole('textbox', { name: 'Who may come in' }),
    ).toHaveValue('203.0.113.0/24\n2001:db8::/32');
    await nextTo('Add a caller');
    expect(
      screen.getByRole('textbox', { name: 'Labels of its pods' }),
    ).toHaveValue('app=postgres, example.com/tier=data');
    expect(screen.getByRole('checkbox', { name: 'POST' })).toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'dev' })).not.toBeChecked();
    await nextTo('Add a variable');
    expect(
      screen.getByRole('textbox', { name: 'At most in prod' }),
    ).toHaveValue('20');
    expect(screen.getByRole('textbox', { name: 'Directory' })).toHaveValue(
      '/tmp',
    );
    await toReview('Add a variable');
    await screen.findByText(/appears, reachable as/);

    await press(/^Review$/);
    await press(/^Create$/);

    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith(
        expect.objectContaining(fullFormData),
      ),
    );
  });

  it('is opened by a mistake in it: a port that is open to the world', async () => {
    await renderWizard(sampleFormData);
    await nextTo('Add a port');
    await press(/More: type of Service/);
    await choose(/Type of Service/, /LoadBalancer/);
    const more = screen.getByRole('button', { name: /More: type of Service/ });
    await userEvent.click(more);
    expect(
      screen.queryByRole('textbox', { name: 'Who may come in' }),
    ).not.toBeInTheDocument();

    await next();

    await waitFor(() => expect(more).toHaveAttribute('aria-expanded', 'true'));
    const sources = screen.getByRole('textbox', {
      name: 'Who may come in',
    });
    expect(sources).toHaveAccessibleDescription(
      /a Service of type LoadBalancer is open to the world/,
    );
    await userEvent.type(sources, '203.0.113.0');
    expect(sources).toHaveAccessibleDescription(
      /'203.0.113.0' is not a range of addresses/,
    );
    await userEvent.type(sources, '/24\n');
    expect(sources).toBeValid();
    await nextTo('Add a caller');
  });

  it('says what is wrong with a call to a service that is not managed', async () => {
    await renderWizard(sampleFormData);
    await toConnections();
    const call = within(screen.getByRole('group', { name: 'Call 1' }));
    await userEvent.click(call.getByRole('button', { name: /More/ }));
    await userEvent.click(call.getByRole('switch'));

    await next();

    const labels = await call.findByRole('textbox', {
      name: 'Labels of its pods',
    });
    expect(labels).toHaveAccessibleDescription(/at least one label is needed/);
    await userEvent.type(labels, 'app=payments');
    expect(labels).toBeValid();
    const port = call.getByRole('textbox', { name: 'Port' });
    expect(port).toHaveAccessibleDescription(/needs its port as a number/);
    await userEvent.clear(port);
    await userEvent.type(port, '5432');
    await nextTo('Add a variable');
  });

  it('limits a caller to requests, and to the environments that can tell them apart', async () => {
    const { api } = await renderWizard(sampleFormData);
    await toConnections();
    const caller = within(screen.getByRole('group', { name: 'Caller 1' }));
    await userEvent.click(caller.getByRole('button', { name: /More/ }));
    await userEvent.click(caller.getByRole('checkbox', { name: 'GET' }));
    const paths = caller.getByRole('textbox', { name: 'Only these paths' });
    await userEvent.type(paths, 'api');
    await userEvent.click(await caller.findByRole('checkbox', { name: 'dev' }));
    expect(paths).toHaveAccessibleDescription(/'api' is not a path/);
    await userEvent.clear(paths);
    await userEvent.type(paths, '/api/*');

    await toReview('Add a caller');
    await screen.findByText(/appears, reachable as/);

    expect(api.proposed[0]).toMatchObject({
      callers: [
        {
          name: 'checkout',
          http: [{ methods: ['GET'], paths: ['/api/*'] }],
          environments: ['prod'],
        },
      ],
    });
  });

  it('scales with the load, between numbers that the contract accepts', async () => {
    const { api } = await renderWizard(sampleFormData);
    await toConnections();
    await nextTo('Add a variable');
    await choose(/Pods$/, /as many as the load needs/);
    await type('At least', '5');
    await type('At most', '3');

    await next();

    const most = screen.getByRole('textbox', { name: 'At most' });
    await waitFor(() =>
      expect(most).toHaveAccessibleDescription(/max at least min/),
    );
    await userEvent.type(most, '0');
    await toReview('Add a variable');
    await screen.findByText(/appears, reachable as/);
    expect(api.proposed[0]).toMatchObject({
      microservice: {
        spec: { replicas: { min: 5, max: 30 } },
      },
    });
  });

  it('forgets what an alias has no use for', async () => {
    const { onCreate } = await renderWizard({
      ...fullFormData,
      identity: { ...aliasFormData.identity, alias: undefined },
    });
    await choose(/What answers/, /An alias/);
    await type(/^Host/, 'legacy.example.com');
    expect(
      screen.queryByRole('textbox', { name: /^Image/ }),
    ).not.toBeInTheDocument();
    await next();
    await screen.findByText(/No ports: DNS answers with legacy.example.com/);
    await next();
    await screen.findByText(/No calls and no callers/);
    await next();
    expect(await screen.findByRole('checkbox', { name: 'dev' })).toBeChecked();
    expect(
      screen.queryByRole('textbox', { name: 'Tag in dev' }),
    ).not.toBeInTheDocument();
    await next();
    await screen.findByText(/Nothing to expose or to steer/);
    await next();
    await screen.findByText(/appears, reachable as/);
    await press(/^Review$/);
    await press(/^Create$/);

    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith(
        expect.objectContaining({
          ...aliasFormData,
          environments: { environments: { dev: {}, prod: {} } },
        }),
      ),
    );
  });
});

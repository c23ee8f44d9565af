import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { violationsOf } from '../__testUtils__/violations-of';
import { FakeCallboardApi, refusal } from '../testing/FakeCallboardApi';
import {
  fromRow,
  renderAccessForm,
  review,
  suggest,
} from './__testUtils__/render-access-form';

/** Presses Tab until this has the focus. */
async function tabTo(element: HTMLElement) {
  for (let i = 0; i < 30 && document.activeElement !== element; i++) {
    await userEvent.tab();
  }
  expect(element).toHaveFocus();
}

const effect = () => within(screen.getByRole('region', { name: 'Effect' }));

describe('the form that grants access', () => {
  it('asks first, and says everything that is missing when it is sent', async () => {
    const { api, container } = await renderAccessForm('grant-access');
    expect(
      await screen.findByText(/shown here once service, caller and ports/),
    ).toBeVisible();
    expect(screen.queryByText(/is missing/)).not.toBeInTheDocument();
    expect(await violationsOf(container)).toEqual([]);

    await review();

    await waitFor(() => expect(suggest(/^Service/)).toBeInvalid());
    expect(suggest(/^Service/)).toHaveAccessibleDescription(
      /service.name is missing: a text is needed/,
    );
    expect(suggest(/^Caller/)).toBeInvalid();
    expect(api.proposed).toEqual([]);
  });

  it('is filled in from a row: it shows ports with number and protocol, who gains, who must approve, and the files', async () => {
    const { api, onCreate, container } = await renderAccessForm(
      'grant-access',
      fromRow,
    );

    expect(
      await screen.findByRole('checkbox', { name: 'http 80 HTTP' }),
    ).toBeChecked();
    expect(
      screen.getByRole('checkbox', { name: 'grpc 9090 gRPC' }),
    ).not.toBeChecked();
    expect(
      await effect().findByText('shop/checkout may call shop/orders on http.'),
    ).toBeVisible();
    expect(
      effect().getByRole('list', { name: 'Access in dev, prod' }),
    ).toHaveTextContent('opens shop/checkout → shop/orders http');
    expect(effect().getByText('Nobody loses access.')).toBeVisible();
    expect(effect().getByRole('link', { name: /team-shop/ })).toBeVisible();
    expect(
      effect().getByText('This will open one change in shop.'),
    ).toBeVisible();
    await userEvent.click(effect().getByRole('button', { name: '1 file' }));
    expect(
      effect().getByRole('region', { name: /shop.web.yaml, new/ }),
    ).toBeVisible();
    expect(await violationsOf(container)).toEqual([]);
    expect(api.proposed).toEqual([
      { operation: 'grant', ...fromRow, dryRun: true },
    ]);

    await review();
    // Backstage's own last page.
    const table = within(await screen.findByRole('table'));
    expect(table.getAllByRole('row').map(row => row.textContent)).toEqual([
      'Namespace of the serviceshop',
      'Serviceorders',
      'Namespace of the callershop',
      'Callercheckout',
      'Portshttp',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));

    await waitFor(() =>
      expect(onCreate).toHaveBeenCalledWith({ access: fromRow }),
    );
  });

  it('plans again what is changed, and keeps what it shows until then', async () => {
    const { api } = await renderAccessForm('grant-access', fromRow);
    await effect().findByText('Nobody loses access.');

    await userEvent.click(screen.getByRole('checkbox', { name: /^grpc/ }));

    expect(effect().getByText('planning again…')).toBeVisible();
    expect(effect().getByText('Nobody loses access.')).toBeVisible();
    expect(
      await effect().findByText(
        'shop/checkout may call shop/orders on http, grpc.',
      ),
    ).toBeVisible();
    expect(effect().queryByText('planning again…')).not.toBeInTheDocument();
    expect(api.proposed).toHaveLength(2);
  });

  it('can be filled in by keyboard alone, also for a caller without a contract', async () => {
    const { api } = await renderAccessForm('grant-access');
    await screen.findByText(/shown once the service is chosen/);

    await userEvent.click(suggest(/^Service/));
    await userEvent.keyboard('shop/ord{ArrowDown}{Enter}{Tab}');
    await userEvent.keyboard('ops/reports{Tab}');
    await tabTo(screen.getByRole('checkbox', { name: /^http/ }));
    await userEvent.keyboard(' ');
    await tabTo(
      screen.getByRole('button', {
        name: 'More: a caller that Callboard does not manage',
      }),
    );
    await userEvent.keyboard('{Enter}');
    await tabTo(
      await screen.findByRole('textbox', { name: 'Labels of its pods' }),
    );
    await userEvent.keyboard('app=reports, tier=batch{Tab}reports');

    await waitFor(() =>
      expect(api.proposed.at(-1)).toMatchObject({
        caller: { namespace: 'ops', name: 'reports' },
        ports: ['http'],
        from: {
          podLabels: { app: 'reports', tier: 'batch' },
          serviceAccount: 'reports',
        },
      }),
    );
    expect(
      await effect().findByText('ops/reports may call shop/orders on http.'),
    ).toBeVisible();
  });

  it('limits the grant to requests, environments and a day, each judged in the contract’s words', async () => {
    const { api } = await renderAccessForm('grant-access', {
      ...fromRow,
      until: '2027-06-30',
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'More: only some requests' }),
    );
    await userEvent.click(screen.getByRole('checkbox', { name: 'GET' }));
    const paths = screen.getByRole('textbox', { name: 'Only these paths' });
    await userEvent.type(paths, 'api');
    await userEvent.tab();
    expect(paths).toHaveAccessibleDescription(/'api' is not a path/);
    await userEvent.clear(paths);
    await userEvent.type(paths, '/api/*');
    await userEvent.click(screen.getByRole('checkbox', { name: 'dev' }));
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Reason' }),
      'checkout lists orders',
    );

    await waitFor(() =>
      expect(api.proposed.at(-1)).toMatchObject({
        http: [{ methods: ['GET'], paths: ['/api/*'] }],
        environments: ['prod'],
        reason: 'checkout lists orders',
        until: '2027-06-30',
      }),
    );
    expect(screen.getByRole('group', { name: /^Until/ })).toHaveTextContent(
      /2027/,
    );
  });

  it('says at once that a prefilled day is none, and at the form what no field shows', async () => {
    await renderAccessForm('grant-access', {
      ...fromRow,
      until: '2027-02-30',
      requestedBy: 'user:default/mallory',
    } as never);

    expect(
      await screen.findByText(
        "'2027-02-30' is not a day: use for example 2027-06-30",
      ),
    ).toBeVisible();
    await review();

    expect(
      await screen.findByText('This does not fit together yet'),
    ).toBeVisible();
  });

  it('keeps the ports that another service has, too, and chooses the only one', async () => {
    const { api } = await renderAccessForm('grant-access', fromRow);
    await screen.findByRole('checkbox', { name: /^http/ });
    await userEvent.clear(suggest(/^Service/));
    await userEvent.type(suggest(/^Service/), 'finance/payments');
    await userEvent.tab();

    expect(
      await screen.findByRole('checkbox', { name: /^grpc/ }),
    ).toBeChecked();
    // shop/checkout has that already.
    expect(await effect().findByText('Already granted')).toBeVisible();
    expect(effect().getByText(/nothing will be opened/)).toBeVisible();
    expect(api.proposed.at(-1)).toMatchObject({ ports: ['grpc'] });
  });

  it('shows what the backend refuses at its field, and does not go on', async () => {
    const { container } = await renderAccessForm('grant-access', {
      ...fromRow,
      ports: ['admin'],
    });

    const ports = await screen.findByRole('group', { name: /^Ports/ });
    await waitFor(() =>
      expect(ports).toHaveAccessibleDescription(
        'shop/orders has no port admin',
      ),
    );
    expect(effect().getByRole('alert')).toHaveTextContent(
      'This cannot be proposed as it is',
    );
    expect(await violationsOf(container)).toEqual([]);
    await review();
    expect(
      await screen.findByText("'Access' shop/orders has no port admin"),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
  });

  it('says that a service has no port, and takes typed ports where none is known', async () => {
    await renderAccessForm('grant-access', {
      ...fromRow,
      service: { namespace: 'shop', name: 'mailer' },
      ports: [],
    });
    expect(
      await screen.findByText('shop/mailer has no port: nobody can call it'),
    ).toBeVisible();

    await userEvent.clear(suggest(/^Service/));
    await userEvent.type(suggest(/^Service/), 'old/ledger');
    await userEvent.tab();
    await userEvent.type(
      await screen.findByRole('textbox', { name: /^Ports/ }),
      'http',
    );

    await waitFor(() =>
      expect(suggest(/^Service/)).toHaveAccessibleDescription(
        /old\/ledger has no microservice.yaml/,
      ),
    );
  });

  it('is usable where the services cannot be read', async () => {
    const api = new FakeCallboardApi();
    api.listMicroservices = async () => {
      throw new Error('disk full');
    };
    await renderAccessForm('grant-access', fromRow, api);

    expect(
      await screen.findByRole('textbox', { name: /^Ports/ }),
    ).toHaveAccessibleDescription(/could not be read: disk full/);
    expect(await effect().findByText('Nobody loses access.')).toBeVisible();
  });

  it('names the permission where it is missing', async () => {
    const api = new FakeCallboardApi();
    api.propose = async () => {
      throw await refusal(
        403,
        'NotAllowedError',
        'you need the permission callboard.change.propose on component:shop/checkout',
      );
    };
    const { container } = await renderAccessForm('grant-access', fromRow, api);

    expect(await effect().findByRole('alert')).toHaveTextContent(
      /You may not propose this.*callboard.change.propose on component:shop\/checkout: ask the team/,
    );
    expect(await violationsOf(container)).toEqual([]);
  });

  it('can be tried again after a failure', async () => {
    const api = new FakeCallboardApi();
    const { propose } = api;
    api.propose = async () => {
      throw new Error('the network is down');
    };
    await renderAccessForm('grant-access', fromRow, api);
    expect(await effect().findByText('the network is down')).toBeVisible();
    api.propose = propose;

    await userEvent.click(effect().getByRole('button', { name: 'Try again' }));

    expect(await effect().findByText('Nobody loses access.')).toBeVisible();
  });

  it('says that it is planning', async () => {
    const api = new FakeCallboardApi();
    api.propose = () => new Promise(() => {});
    await renderAccessForm('grant-access', fromRow, api);

    expect(
      await effect().findByText('Planning the change'),
    ).toBeInTheDocument();
  });
});

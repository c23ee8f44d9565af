import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { violationsOf } from '../../__testUtils__/violations-of';
import { FakeCallboardApi, refusal } from '../../testing/FakeCallboardApi';
import { fullFormData } from '../../testing/full-form-data';
import { environmentsThatCarryAll } from '../../testing/sample-environments';
import { sampleFormData } from '../../testing/sample-form-data';
import {
  next,
  nextTo,
  press,
  renderWizard,
  toFeatures,
  toReview,
} from '../__testUtils__/render-wizard';
import { OnboardingFormData } from '../form-data';

const section = (name: string) => within(screen.getByRole('group', { name }));
const textbox = (name: RegExp | string) =>
  screen.getByRole('textbox', { name });
const noTextbox = (name: RegExp | string) =>
  expect(screen.queryByRole('textbox', { name })).not.toBeInTheDocument();

const inProd: OnboardingFormData = {
  ...sampleFormData,
  environments: {
    ...sampleFormData.environments,
    environments: { prod: { tag: '1.0.0' } },
  },
};
const inDev: OnboardingFormData = {
  ...sampleFormData,
  environments: {
    ...sampleFormData.environments,
    environments: { dev: { tag: '1.0.0' } },
  },
};

describe('what platforms carry in the form', () => {
  it('is offered where one of them carries it, with a line of each that does not', async () => {
    const { container } = await renderWizard(sampleFormData);
    await toFeatures();

    expect(textbox(/^Time-out/)).toBeVisible();
    expect(section('Traffic').getAllByText(/use a mesh/)[0]).toHaveTextContent(
      'Time-out of requests: not in dev (spec.mesh.kind: none): use a mesh',
    );
    expect(section('Traffic').getByText(/the share follows/)).toHaveTextContent(
      /in part in dev/,
    );
    expect(await violationsOf(container)).toEqual([]);
  });

  it('is not offered where all refuse it, and one line says why', async () => {
    await renderWizard(inDev);
    await toFeatures();

    noTextbox(/^Time-out/);
    expect(section('Traffic').getByText(/use a mesh/)).toHaveTextContent(
      'Time-out of requests · Retries · Circuit breaking · Rate limit, for each pod · Mirroring: not in dev (spec.mesh.kind: none): use a mesh',
    );
    expect(textbox(/^Canary \(tag/)).toBeVisible();
    expect(
      section('Reached from outside').getByText(/use the Gateway API/),
    ).toHaveTextContent('gRPC from outside: not in dev');
    expect(
      screen.queryByRole('button', { name: 'Add a host name' }),
    ).not.toBeInTheDocument();
  });

  it('is an issue at its field where a chosen environment refuses what was given', async () => {
    await renderWizard({
      ...sampleFormData,
      features: {
        traffic: { timeout: '5s' },
        expose: [{ host: 'email.example.com', port: 'grpc' }],
      },
    });
    await toFeatures();

    await next();

    await waitFor(() =>
      expect(textbox(/^Time-out/)).toHaveAccessibleDescription(
        /spec.traffic.timeout asks for what platform\/dev.yaml \(spec.mesh.kind: none\) does not carry: use a mesh/,
      ),
    );
    expect(
      section('Host name 1').getByText(/spec.expose.0 asks for/),
    ).toBeVisible();
    await userEvent.clear(textbox(/^Time-out/));
    await press(/Remove Host name 1/);
    await next();
    await screen.findByText(/appears, reachable as/);
  });

  it('keeps what was given elsewhere in view though it is refused, to be taken back', async () => {
    await renderWizard({
      ...inDev,
      features: {
        traffic: { timeout: '5s' },
        external: [{ host: 'api.example.com', port: 443 }],
      },
    });
    await toFeatures();

    expect(textbox(/^Time-out/)).toHaveValue('5s');
    expect(textbox('Host')).toHaveValue('api.example.com');
    await next();
    await waitFor(() =>
      expect(textbox('Addresses')).toHaveAccessibleDescription(
        /give the host its cidrs/,
      ),
    );
    await userEvent.type(textbox('Addresses'), '192.0.2.0/24');
    expect(textbox('Addresses')).toBeValid();
  });

  it('is nothing where the environments cannot be read', async () => {
    const api = new FakeCallboardApi();
    api.listEnvironments = async () => {
      throw await refusal(500, 'Error', 'disk full');
    };
    await renderWizard(sampleFormData, api);
    await nextTo('Add a port');
    await nextTo('Add a caller');
    await nextTo('Add a variable');
    await next();

    expect(await screen.findByText(/nothing is offered here/)).toBeVisible();
    expect(screen.queryAllByRole('textbox')).toEqual([]);
    expect(
      screen.queryByRole('button', { name: /Add|More/ }),
    ).not.toBeInTheDocument();
  });

  it('needs a port for exposure and traffic: a worker has neither', async () => {
    await renderWizard({
      ...inProd,
      ports: {},
      connections: { callers: [] },
    });
    // A form without ports starts with an empty row.
    await next();
    await press(/Remove Port 1/);
    await nextTo('Add a call');
    await toFeatures('Add a caller');

    expect(screen.getByText(/no port that speaks HTTP or gRPC/)).toBeVisible();
    expect(screen.getByText(/no port to call/)).toBeVisible();
    noTextbox(/^Time-out/);
    expect(
      screen.getByRole('button', { name: 'Add a host outside' }),
    ).toBeVisible();
  });

  it('is judged in the contract’s words', async () => {
    await renderWizard(inProd);
    await toFeatures();
    await press(/Add a secret/);
    await userEvent.type(textbox('Variables'), 'A=one\nA=two');
    await userEvent.type(textbox(/^Retries/), '2');
    await userEvent.type(textbox(/^Time-out/), 'soon');

    await next();

    await waitFor(() =>
      expect(textbox('Variables')).toHaveAccessibleDescription(
        /two lines set the variable 'A': keep one/,
      ),
    );
    expect(textbox('Variables')).toHaveValue('A=one\nA=two');
    expect(textbox(/^Time-out/)).toHaveAccessibleDescription(
      /'soon' is not a stretch of time/,
    );
    expect(section('Traffic').getByText(/on is missing/)).toBeVisible();
  });

  it('is sent as the contract has it: what comes in and goes out', async () => {
    const { api } = await renderWizard(
      inProd,
      new FakeCallboardApi({ environments: environmentsThatCarryAll }),
    );
    await toFeatures();
    await press(/Add a host name/);
    await userEvent.type(
      section('Host name 1').getByRole('textbox', { name: 'Host' }),
      'e.example',
    );
    await press(/Add a host outside/);
    const outside = section('Host outside 1');
    await userEvent.type(
      outside.getByRole('textbox', { name: 'Host' }),
      'a.example',
    );
    await userEvent.type(outside.getByRole('textbox', { name: 'Port' }), '443');
    await userEvent.type(textbox(/^Retries/), '2');
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'no connection' }),
    );
    await userEvent.type(textbox(/^Canary \(tag/), '1.1');
    await userEvent.type(textbox(/^Canary gets/), '10');
    await next();
    await screen.findByText(/appears, reachable as/);

    expect(api.proposed[0]).toMatchObject({
      microservice: {
        spec: {
          expose: [{ host: 'e.example', port: 'grpc' }],
          external: [{ host: 'a.example', port: 443 }],
          traffic: {
            retries: { attempts: 2, on: ['connect-failure'] },
            canary: { tag: '1.1', weight: 10 },
          },
        },
      },
    });
  });

  it('is sent as the contract has it: secrets and rights', async () => {
    const { api } = await renderWizard(inProd);
    await toFeatures();
    await press(/Add a secret/);
    await userEvent.type(textbox('Secret'), 'smtp');
    await userEvent.type(textbox('Store'), 'kv');
    await userEvent.type(textbox('Variables'), 'PASS=smtp/pass');
    await press(/More: identity/);
    await press(/Add rights/);
    await userEvent.type(textbox('Resources'), 'pods\njobs');
    await userEvent.click(screen.getByRole('checkbox', { name: 'watch' }));
    await next();
    await screen.findByText(/appears, reachable as/);

    expect(api.proposed[0]).toMatchObject({
      microservice: {
        spec: {
          secrets: [{ name: 'smtp', store: 'kv', keys: { PASS: 'smtp/pass' } }],
          apiAccess: [
            { apiGroups: [''], resources: ['pods', 'jobs'], verbs: ['watch'] },
          ],
        },
      },
    });
  });

  it('is read by everyone where all of it is filled in', async () => {
    const { container } = await renderWizard(
      fullFormData,
      new FakeCallboardApi({ environments: environmentsThatCarryAll }),
    );
    await toFeatures();

    expect(textbox('API groups')).toHaveValue('core\napps');
    expect(await violationsOf(container)).toEqual([]);
  });

  it('is refused in the review with the step to go back to', async () => {
    const api = new FakeCallboardApi();
    api.propose = async () => {
      throw await refusal(400, 'InvalidContractError', 'refused', [
        {
          code: 'not-on-this-platform',
          path: ['spec', 'secrets'],
          message: 'nothing brings secrets there',
        },
        {
          code: 'not-on-this-platform',
          path: [],
          message: 'the service asks for a mesh',
        },
      ]);
    };
    await renderWizard(inProd, api);
    await toReview();

    expect(
      await screen.findByText(
        /nothing brings secrets there — go back to the step “Exposure and traffic” \(spec.secrets\)/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText(
        'the service asks for a mesh — go back to the step “Environments”',
      ),
    ).toBeVisible();
  });
});

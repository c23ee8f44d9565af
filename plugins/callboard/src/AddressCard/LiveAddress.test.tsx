import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOnEntityPage } from '../__testUtils__/render-on-entity-page';
import { violationsOf } from '../__testUtils__/violations-of';
import { refusal } from '../testing/FakeCallboardApi';
import { sampleLive } from '../testing/sample-live';
import { sampleNetworkView } from '../testing/sample-network-view';
import { AddressCard } from './AddressCard';

const render = (
  state: string,
  options?: Parameters<typeof renderOnEntityPage>[2],
) => renderOnEntityPage(<AddressCard />, state, options);

describe('Address card of a cluster', () => {
  it('says how many pods are ready, and where', async () => {
    await render('live');

    expect(await screen.findByText('2 of 3 pods ready')).toBeVisible();
    const zones = screen.getByRole('list', { name: 'Pods by zone' });
    expect(
      within(zones)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['europe-west1-b: 1 of 2 ready', 'europe-west1-c: 1 of 1 ready']);
  });

  it.each([
    [{ ready: 3, total: 3, zones: [] }, '3 of 3 pods ready'],
    [{ ready: 0, total: 0, zones: [] }, 'no pods: nothing answers here'],
    [undefined, 'how many pods are ready is not known'],
  ])('does not count what is not there: %j', async (endpoints, words) => {
    await render('live', {
      content: {
        view: () => ({
          ...sampleNetworkView,
          live: { ...sampleLive, endpoints },
        }),
      },
    });

    expect(await screen.findByText(words)).toBeVisible();
  });

  it('shows the addresses that the cluster gave, to be copied', async () => {
    await render('live');

    const outside = within(
      await screen.findByRole('list', {
        name: 'Addresses outside the cluster',
      }),
    );
    expect(outside.getByText('at every node, by NodePort')).toBeVisible();
    expect(outside.getByText('at the gateway gateways/public')).toBeVisible();
    expect(
      outside.getByRole('button', {
        name: 'Copy the address at the load balancer',
      }),
    ).toBeVisible();
  });

  it('says that a load balancer has no address yet, and that the domain is assumed', async () => {
    await render('live-partial');

    expect(
      await screen.findByText('no address yet: the cluster has not given one'),
    ).toBeVisible();
    expect(
      screen.getByText(/cluster.local is what most clusters have/),
    ).toBeVisible();
  });

  it('does not take what may not be read for what is not there', async () => {
    await render('live-forbidden');

    expect(
      await screen.findByText(
        /^Whether shop\/\S+ has an address is not known$/,
      ),
    ).toBeVisible();
    expect(
      screen.getByText('Services cannot be read in prod-eu.'),
    ).toBeVisible();
  });

  it('says why a gateway lets nothing through, in the place of its address', async () => {
    await render('live-partial');

    expect(await screen.findByText(/^the gateway refuses/)).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /address at the gateway/ }),
    ).not.toBeInTheDocument();
  });

  it('says nothing live of what is from Git', async () => {
    await render('live', { url: '/?source=git' });

    expect(
      await screen.findByText('from Git · shop@1a2b3c4, 2 min ago'),
    ).toBeVisible();
    expect(screen.queryByText(/pods ready/)).not.toBeInTheDocument();
  });

  it.each([
    ['live', /^live · prod-eu, /],
    ['live-partial', 'Partial: 3 kinds of objects cannot be read in prod-eu'],
    ['live-partial', 'Partial: one object makes no sense'],
    ['live-starting', 'prod-eu is being read for the first time'],
    ['live-starting', 'Not read yet: pods, endpointslices.discovery.k8s.io.'],
    ['live-stale', 'prod-eu was last heard 12 min ago'],
    ['live-stale', /does not answer: connection refused/],
    ['not-watched', /^from Git .* · prod-us not watched$/],
  ])('says how well the cluster is known: %s', async (state, words) => {
    const { container } = await render(state);

    expect(await screen.findByText(words)).toBeVisible();
    expect(await violationsOf(container)).toEqual([]);
  });

  it('folds away what is missing, and shows the rules that would permit it on demand', async () => {
    await render('live-partial');

    await userEvent.click(
      await screen.findByRole('button', { name: 'What is missing' }),
    );

    const missing = within(
      screen.getByRole('list', { name: 'What is missing' }),
    );
    expect(missing.getAllByRole('listitem')).toHaveLength(3);
    expect(
      missing.getByRole('button', {
        name: 'Copy the rule for daemonsets.apps',
      }),
    ).toBeVisible();
    // What fails takes no right.
    expect(missing.getAllByText(/ClusterRole/)).toHaveLength(2);
  });

  it('says by what workloads were looked for, and leads to Git where only the cluster was looked at', async () => {
    const { query } = await render('live', {
      url: '/?source=cluster',
      annotations: { 'backstage.io/kubernetes-label-selector': 'app=orders' },
      content: {
        view: async (_ref, _environment, source) => {
          if (source === 'git') return sampleNetworkView;
          throw await refusal(404, 'NotFoundError', 'no service matches');
        },
      },
    });

    expect(
      await screen.findByText(
        /looked for by backstage.io\/kubernetes-label-selector: app=orders/,
      ),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show what Git says' }),
    );
    expect(
      await screen.findByText('orders.shop.svc.cluster.local'),
    ).toBeVisible();
    expect(query()).toEqual({ source: 'git' });
  });
});

import { ExplainQuery } from '@callboard/plugin-callboard-common';
import { screen, waitFor, within } from '@testing-library/react';
import { renderOnEntityPage } from '../__testUtils__/render-on-entity-page';
import { AddressCard } from '../AddressCard/AddressCard';
import { CallersCard } from '../CallersCard/CallersCard';
import { NetworkTab } from '../NetworkTab/NetworkTab';
import { PolicyStatusCard } from '../PolicyStatusCard/PolicyStatusCard';
import { ChangingCluster } from '../testing/ChangingCluster';
import { explanationStates } from '../testing/explanation-states';
import { FakeContent, refusal } from '../testing/FakeCallboardApi';

const cards = (
  <>
    <AddressCard />
    <CallersCard />
    <PolicyStatusCard />
  </>
);

async function renderOn(
  cluster: ChangingCluster,
  content: Partial<FakeContent> = {},
  url = '/',
) {
  const change = jest.fn(
    (_ref: string, revision: string, signal?: AbortSignal) =>
      cluster.next(revision, signal),
  );
  const page = await renderOnEntityPage(cards, 'live', {
    url,
    content: {
      view: (_ref, environment, source) => cluster.view(environment, source),
      connections: (_ref, environment, source) =>
        cluster.connections(environment, source),
      change,
      ...content,
    },
  });
  await screen.findByRole('row', { name: /finance\/billing/ });
  return { ...page, change };
}

const billing = async () =>
  within(await screen.findByRole('row', { name: /finance\/billing/ }));

const announced = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .filter(Boolean);

describe('a page that is open', () => {
  it('waits with one request, however many cards there are', async () => {
    const cluster = new ChangingCluster();
    const { change } = await renderOn(cluster);
    await screen.findByText('2 of 3 pods ready');

    await waitFor(() => expect(cluster.waits).toBe(1));
    expect(change).toHaveBeenCalledTimes(1);
  });

  it('shows what has changed in the cluster, and says only that aloud', async () => {
    const cluster = new ChangingCluster();
    await renderOn(cluster);
    await screen.findByText('2 of 3 pods ready');
    await waitFor(() => expect(cluster.waits).toBe(1));
    expect((await billing()).getByText('denied')).toBeVisible();
    expect(announced()).toEqual([]);

    cluster.change();

    expect(await screen.findByText('3 of 3 pods ready')).toBeVisible();
    // Further down in the order of urgency than the rows that are shown.
    await waitFor(() =>
      expect(
        screen.queryByRole('row', { name: /finance\/billing/ }),
      ).not.toBeInTheDocument(),
    );
    expect(announced()).toEqual([
      'Updated: shop/orders: 3 of 3 pods ready',
      'Updated: finance/billing, grpc: allowed',
    ]);
  });

  it('keeps what it shows while it reads again, and where it cannot', async () => {
    const cluster = new ChangingCluster();
    let isDown = false;
    await renderOn(cluster, {
      view: async (_ref, environment, source) => {
        if (isDown) throw await refusal(502, 'Error', 'bad gateway');
        return cluster.view(environment, source);
      },
    });
    await screen.findByText('2 of 3 pods ready');
    await waitFor(() => expect(cluster.waits).toBe(1));

    isDown = true;
    cluster.change();

    expect(
      await screen.findByText('This could not be read again'),
    ).toBeVisible();
    expect(screen.getByText('2 of 3 pods ready')).toBeVisible();
    expect(screen.getByText(/bad gateway/)).toBeVisible();
  });

  it('does not keep what may not be read any more', async () => {
    const cluster = new ChangingCluster();
    let isDenied = false;
    await renderOn(cluster, {
      view: async (_ref, environment, source) => {
        if (isDenied) throw await refusal(403, 'NotAllowedError', 'no');
        return cluster.view(environment, source);
      },
    });
    await screen.findByText('2 of 3 pods ready');
    await waitFor(() => expect(cluster.waits).toBe(1));

    isDenied = true;
    cluster.change();

    expect(
      await screen.findByText('You may not see where this is called'),
    ).toBeVisible();
    expect(screen.queryByText('2 of 3 pods ready')).not.toBeInTheDocument();
  });

  it('does not wait for what is from Git', async () => {
    const cluster = new ChangingCluster();
    const { change } = await renderOn(cluster, {}, '/?source=git');

    expect(change).not.toHaveBeenCalled();
  });

  it('shows the cluster by itself once that has been read', async () => {
    const cluster = new ChangingCluster(false);
    await renderOn(cluster);
    expect(
      (await screen.findAllByText(/from Git.* · prod-eu is being read$/))[0],
    ).toBeVisible();
    await waitFor(() => expect(cluster.waits).toBe(1));

    cluster.endReading();

    expect(await screen.findByText('2 of 3 pods ready')).toBeVisible();
    expect(screen.queryByText(/from Git/)).not.toBeInTheDocument();
    await waitFor(() => expect(cluster.waits).toBe(1));
    expect(announced()).toEqual([]);
    cluster.change();
    expect(await screen.findByText('3 of 3 pods ready')).toBeVisible();
  });

  it('stays with Git where that was chosen, whatever is read meanwhile', async () => {
    const cluster = new ChangingCluster(false);
    const { change } = await renderOn(cluster, {}, '/?source=git');

    cluster.endReading();

    expect(change).not.toHaveBeenCalled();
    expect(screen.getAllByText(/from Git/)[0]).toBeVisible();
  });

  it('ends its request when it is left', async () => {
    const cluster = new ChangingCluster();
    const { unmount } = await renderOn(cluster);
    await waitFor(() => expect(cluster.waits).toBe(1));

    unmount();

    await waitFor(() => expect(cluster.waits).toBe(0));
  });

  it('explains anew what has changed, and keeps the answer meanwhile', async () => {
    const cluster = new ChangingCluster();
    const explanations = [explanationStates.live, explanationStates.web];
    const explanation = jest.fn((query: ExplainQuery) =>
      explanations.shift()!(query),
    );
    await renderOnEntityPage(<NetworkTab />, 'live', {
      url: '/?why=finance/billing&port=grpc',
      content: {
        connections: (_ref, environment, source) =>
          cluster.connections(environment, source),
        change: (_ref, revision, signal) => cluster.next(revision, signal),
        explanation,
      },
    });
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('Denied')).toBeVisible();
    await waitFor(() => expect(cluster.waits).toBe(1));

    cluster.change();

    expect(await dialog.findByText('Allowed')).toBeVisible();
    expect(explanation).toHaveBeenCalledTimes(2);
  });
});

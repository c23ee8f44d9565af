import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOnEntityPage } from '../__testUtils__/render-on-entity-page';
import { violationsOf } from '../__testUtils__/violations-of';
import { PolicyStatusCard } from './PolicyStatusCard';

const render = (state: string) =>
  renderOnEntityPage(<PolicyStatusCard />, state);

/** What stands beside a label. */
async function answerTo(label: string) {
  const [term] = (await screen.findAllByRole('term')).filter(
    ({ textContent }) => textContent === label,
  );
  return term.parentElement!.querySelector('dd')!;
}

describe('Policy status card', () => {
  it('says both directions, DNS, mutual TLS and who enforces in words', async () => {
    await render('orders');

    expect(await answerTo('In')).toHaveTextContent(
      /^isolatedby NetworkPolicy shop\/orders, NetworkPolicy shop\/orders\.from\.shop\.web and 3 more$/,
    );
    expect(await answerTo('Out')).toHaveTextContent(
      /^isolatedby NetworkPolicy shop\/orders$/,
    );
    expect(await answerTo('DNS')).toHaveTextContent('its pods may ask DNS');
    expect(await answerTo('mTLS')).toHaveTextContent(
      'strict: callers prove who they areport 9464: permissiveby PeerAuthentication shop/orders deploy/dev/shop/orders/peer-authentication.yaml:4',
    );
    expect(await answerTo('Enforced by')).toHaveTextContent(
      'calico, as the platform states',
    );
  });

  it('says that nothing is restricted, and that nothing would enforce it', async () => {
    await render('open');

    expect(await answerTo('In')).toHaveTextContent(
      'open: no NetworkPolicy selects its pods',
    );
    expect(await answerTo('mTLS')).toHaveTextContent('no mesh here');
    expect(await answerTo('Enforced by')).toHaveTextContent(
      'nothing enforces NetworkPolicy here',
    );
  });

  it('does not call isolated what a policy opens to everybody', async () => {
    await render('leaky');

    expect(await answerTo('In')).toHaveTextContent(
      'selected by a policy that lets everybody throughby NetworkPolicy shop/allow-all',
    );
    expect(await answerTo('DNS')).toHaveTextContent('its pods may not ask DNS');
    expect(await answerTo('mTLS')).toHaveTextContent('not in the mesh');
  });

  it('says what is not known', async () => {
    await render('unknown');

    expect(await answerTo('In')).toHaveTextContent(/^not known/);
    expect(await answerTo('DNS')).toHaveTextContent(
      'the platform does not say where DNS is',
    );
    expect(await answerTo('mTLS')).toHaveTextContent(
      'whether its pods are in the mesh is not known',
    );
    expect(await answerTo('Enforced by')).toHaveTextContent(/^not known/);
  });

  it('says what the cluster shows of its enforcement and its mesh, and by what that is known', async () => {
    await render('live');

    expect(await answerTo('Enforcement')).toHaveTextContent(
      /^Enforced by Calico \(3 of 3 nodes\)/,
    );
    expect(await answerTo('Mesh as it runs')).toHaveTextContent(
      '2 of 3 pods run with a sidecar',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'How this is known' }),
    );
    expect(
      screen.getByText(
        'DaemonSet kube-system/calico-node runs on 3 of 3 nodes.',
      ),
    ).toBeVisible();
  });

  it('says that the enforcement is not known, and where the platform file contradicts', async () => {
    await render('live-partial');

    const answer = await answerTo('Enforcement');
    expect(answer).toHaveTextContent('Unknown: may not read DaemonSets');
    expect(answer).toHaveTextContent('The platform file says calico.');
  });

  it('says that no pods are known', async () => {
    await render('worker');

    expect(
      await screen.findByText(/^No pods of this service are known/),
    ).toBeVisible();
    expect(screen.getByText('No findings')).toBeVisible();
  });

  it('counts the findings, and says how bad, what, how to fix it and where', async () => {
    await render('orders');

    expect(
      await screen.findByText('1 error · 1 warning · 1 note'),
    ).toBeVisible();
    const [first] = within(
      screen.getByRole('list', { name: 'Findings' }),
    ).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      /^Errorfinance\/billing declares .*To fix it: grant .*NetworkPolicy shop\/orders deploy\/dev\/shop\/orders\/network-policy\.yaml:4$/,
    );
  });

  it('says that it is loading', async () => {
    await render('loading');

    expect(screen.getByRole('status')).toHaveTextContent(
      'Loading the policy status',
    );
  });

  it('names the permission that is missing', async () => {
    await render('denied');

    expect(await screen.findByText(/callboard.network.read/)).toBeVisible();
  });

  it.each([
    'orders',
    'open',
    'unknown',
    'worker',
    'loading',
    'broken',
    'live',
    'live-partial',
  ])('has nothing that axe finds wrong: %s', async state => {
    const { container } = await render(state);
    await screen.findByText('Policy status');

    expect(await violationsOf(container)).toEqual([]);
  });
});

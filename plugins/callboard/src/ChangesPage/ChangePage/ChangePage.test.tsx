import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { callboardApiRef } from '../../api';
import { allRoutes } from '../../testing/entity-routes';
import { FakeCallboardApi } from '../../testing/FakeCallboardApi';
import { violationsOf } from '../../__testUtils__/violations-of';
import {
  sampleGrant,
  sampleRevocation,
} from '../../testing/sample-access-changes';
import { sampleChange } from '../../testing/sample-change';
import {
  sampleGithub,
  sampleReviewed,
} from '../../testing/sample-reviewed-changes';
import { ChangesRoutes } from '../ChangesRoutes';

async function renderChange(
  change: Partial<ChangeDetail> = {},
  like: ChangeDetail = sampleChange,
) {
  const api = new FakeCallboardApi({
    changes: [{ ...like, ...change }],
    repositories: [{ id: 'shop', host: 'local' }, sampleGithub],
  });
  const { container } = await renderInTestApp(
    <TestApiProvider apis={[[callboardApiRef, api]]}>
      <Routes>
        <Route path="/callboard/changes/*" element={<ChangesRoutes />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [`/callboard/changes/${like.repository}/${like.id}`],
      mountedRoutes: allRoutes,
    },
  );
  return { api, container };
}

describe('the page of a change', () => {
  it('shows what it does, who asked, and each file with what happens to it', async () => {
    await renderChange();

    expect(
      await screen.findByRole('heading', { name: 'Onboard shop/emailservice' }),
    ).toBeVisible();
    expect(screen.getByText('open')).toBeVisible();
    expect(screen.getByText('Local demo repository')).toBeVisible();
    expect(screen.getByText('guest')).toBeVisible();
    const changed = screen.getByRole('region', {
      name: 'deploy/dev/shop/checkout/config-map.yaml, changed',
    });
    expect(within(changed).getByText(/EMAIL_HOST/)).toBeVisible();
    expect(
      screen.getByRole('region', {
        name: 'deploy/dev/shop/emailservice/old.yaml, deleted',
      }),
    ).toBeVisible();
  });

  it('shows a big file on demand', async () => {
    await renderChange();
    const big = await screen.findByRole('region', { name: /big.yaml, new/ });

    expect(within(big).queryByText('line 900')).not.toBeInTheDocument();
    await userEvent.click(
      within(big).getByRole('button', { name: 'Show them' }),
    );

    expect(within(big).getByText('line 900')).toBeVisible();
  });

  it('shows tags in the body as text', async () => {
    await renderChange();

    expect(await screen.findByText(/<img src=x/)).toBeVisible();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('merges, and says where the component appears', async () => {
    await renderChange();

    await userEvent.click(await screen.findByRole('button', { name: 'Merge' }));

    const where = await screen.findByText(/within 15 seconds/);
    expect(where).toBeVisible();
    expect(within(where).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/shop/component/emailservice',
    );
    expect(screen.queryByRole('button', { name: 'Merge' })).toBeNull();
  });

  it('closes without merging', async () => {
    await renderChange();

    await userEvent.click(
      await screen.findByRole('button', { name: 'Close without merging' }),
    );

    expect(await screen.findByText('Nothing of it was merged.')).toBeVisible();
  });

  it('lists the conflicts and does not merge', async () => {
    await renderChange({ state: 'conflict', conflicts: ['platform/dev.yaml'] });

    expect(await screen.findByText('platform/dev.yaml')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Merge' })).toBeDisabled();
    expect(screen.getByText(/conflicts with the base branch/)).toBeVisible();
  });

  it('says what to do when the merge is refused', async () => {
    const { api } = await renderChange();
    await screen.findByRole('button', { name: 'Merge' });
    Object.assign(api.content.changes[0], {
      state: 'conflict',
      conflicts: ['platform/dev.yaml'],
    });

    await userEvent.click(screen.getByRole('button', { name: 'Merge' }));

    expect(await screen.findByText(/Reload the page/)).toBeVisible();
  });

  it('says of a grant who may call whom, who gains, and who must approve', async () => {
    const { container } = await renderChange({}, sampleGrant);

    expect(await screen.findByText(/Grant access: shop\/web →/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'shop/orders' })).toHaveAttribute(
      'href',
      '/catalog/shop/component/orders',
    );
    const effect = within(
      screen.getByRole('region', { name: 'Effect if it is merged now' }),
    );
    expect(
      effect.getByRole('list', { name: 'Access in dev, prod' }),
    ).toHaveTextContent('opens shop/web → shop/orders http');
    expect(effect.getByText('Nobody loses access.')).toBeVisible();
    expect(effect.getByRole('link', { name: /team-orders/ })).toBeVisible();
    expect(await violationsOf(container)).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: 'Merge' }));

    expect(
      await screen.findByText(/The page of the service shows it/),
    ).toBeVisible();
  });

  it('says of a revocation who loses, and counts what may not be seen', async () => {
    await renderChange({}, sampleRevocation);

    expect(
      await screen.findByText(/Revoke access: finance\/billing →/),
    ).toBeVisible();
    expect(screen.getByText('finance/billing loses access.')).toBeVisible();
    expect(
      screen.getByText('1 connection changes that you may not see'),
    ).toBeVisible();
  });

  it('shows no effect where none was worked out', async () => {
    await renderChange({ state: 'merged' });

    expect(await screen.findByText(/Onboard:/)).toBeVisible();
    expect(screen.queryByRole('region', { name: /Effect/ })).toBeNull();
  });

  it('names an operation that it does not know', async () => {
    await renderChange({ operation: 'scale' });

    expect(await screen.findByText(/scale:/)).toBeVisible();
  });
});

describe('the page of a change that its host reviews', () => {
  it('leads to the pull request, and merges and closes nothing itself', async () => {
    const { container } = await renderChange({}, sampleReviewed);

    const link = await screen.findByRole('link', {
      name: /^Review #12 on github.com .*\(opens in a new tab\)$/,
    });
    expect(link).toHaveAttribute('href', sampleReviewed.review!.url);
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
    expect(
      screen.getByText(
        'It is reviewed, merged and closed at its host, not here.',
      ),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /Merge|Close without/ }),
    ).toBeNull();
    expect(screen.queryByText('Local demo repository')).toBeNull();
    expect(await violationsOf(container)).toEqual([]);
  });

  it('says that it conflicts, and leads there all the same', async () => {
    // A host may not say in which files.
    await renderChange({ state: 'conflict', conflicts: [] }, sampleReviewed);

    expect(
      await screen.findByText(/^Settle that at its host, or close it there/),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: /^Review #12/ })).toBeVisible();
  });

  it.each([
    ['merged', /once the portal has read what was merged/],
    ['closed', /Nothing of it was merged/],
  ] as const)('says what came of one that is %s there', async (state, text) => {
    const { container } = await renderChange({ state }, sampleReviewed);

    expect(await screen.findByText(text)).toBeVisible();
    expect(
      screen.getByRole('link', { name: /^#12 on github.com/ }),
    ).toHaveAttribute('href', sampleReviewed.review!.url);
    expect(screen.queryByText(/15 seconds/)).toBeNull();
    expect(await violationsOf(container)).toEqual([]);
  });

  it('has no link where the address is none of the web', async () => {
    await renderChange(
      {
        // eslint-disable-next-line no-script-url -- what must not become a link
        review: { name: '#12', url: 'javascript:alert(1)' },
      },
      sampleReviewed,
    );

    expect(
      await screen.findByText(/^It is reviewed, merged and closed at its host/),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name: /#12/ })).toBeNull();
  });
});

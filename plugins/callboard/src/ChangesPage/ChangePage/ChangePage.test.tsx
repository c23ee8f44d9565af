import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { callboardApiRef } from '../../api';
import { allRoutes } from '../../testing/entity-routes';
import { FakeCallboardApi } from '../../testing/FakeCallboardApi';
import { sampleChange } from '../../testing/sample-change';
import { ChangesRoutes } from '../ChangesRoutes';

async function renderChange(change: Partial<ChangeDetail> = {}) {
  const api = new FakeCallboardApi({
    changes: [{ ...sampleChange, ...change }],
  });
  await renderInTestApp(
    <TestApiProvider apis={[[callboardApiRef, api]]}>
      <Routes>
        <Route path="/callboard/changes/*" element={<ChangesRoutes />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [`/callboard/changes/shop/${sampleChange.id}`],
      mountedRoutes: allRoutes,
    },
  );
  return api;
}

describe('the page of a change', () => {
  it('shows what it does, who asked, and each file with what happens to it', async () => {
    await renderChange();

    expect(
      await screen.findByRole('heading', { name: 'Onboard shop/emailservice' }),
    ).toBeVisible();
    expect(screen.getByText('open')).toBeVisible();
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

    expect(await screen.findByText(/within 15 seconds/)).toBeVisible();
    expect(screen.getByRole('link', { name: /emailservice/ })).toHaveAttribute(
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
    const api = await renderChange();
    await screen.findByRole('button', { name: 'Merge' });
    Object.assign(api.content.changes[0], {
      state: 'conflict',
      conflicts: ['platform/dev.yaml'],
    });

    await userEvent.click(screen.getByRole('button', { name: 'Merge' }));

    expect(await screen.findByText(/Reload the page/)).toBeVisible();
  });
});

import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { violationsOf } from '../__testUtils__/violations-of';
import { callboardApiRef } from '../api';
import { allRoutes } from '../testing/entity-routes';
import {
  FakeCallboardApi,
  FakeContent,
  refusal,
} from '../testing/FakeCallboardApi';
import { sampleChange } from '../testing/sample-change';
import {
  sampleGithub,
  sampleReviewed,
  sampleReviewedChanges,
} from '../testing/sample-reviewed-changes';
import { ChangesPage } from './ChangesPage';

async function renderChanges(
  content: Partial<FakeContent>,
  api = new FakeCallboardApi(content),
) {
  const { container } = await renderInTestApp(
    <TestApiProvider apis={[[callboardApiRef, api]]}>
      <ChangesPage />
    </TestApiProvider>,
    { mountedRoutes: allRoutes },
  );
  return container;
}

describe('the list of changes', () => {
  it('says of a local repository that it is one, and links to nowhere else', async () => {
    const container = await renderChanges({ changes: [sampleChange] });

    expect(
      await screen.findByRole('link', { name: 'Onboard shop/emailservice' }),
    ).toBeVisible();
    expect(screen.getByText('Local demo repository')).toBeVisible();
    expect(screen.queryByRole('link', { name: /new tab/ })).toBeNull();
    expect(await violationsOf(container)).toEqual([]);
  });

  it('links each change that a host reviews to its pull request, in a new tab', async () => {
    const container = await renderChanges({
      repositories: [sampleGithub],
      changes: sampleReviewedChanges,
    });

    const link = await screen.findByRole('link', {
      name: /^#12 on github.com .*\(opens in a new tab\)$/,
    });
    expect(link).toHaveAttribute('href', sampleReviewed.review!.url);
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
    expect(screen.queryByText('Local demo repository')).toBeNull();
    expect(
      screen.getByRole('link', { name: sampleReviewed.title }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/callboard\/changes\/prod\//),
    );
    expect(await violationsOf(container)).toEqual([]);
  });

  it('shows both where one repository is local and another is not', async () => {
    await renderChanges({
      repositories: [sampleGithub, { id: 'shop', host: 'local' }],
      changes: [sampleReviewed, sampleChange],
    });

    expect(
      await screen.findByRole('link', { name: 'Onboard shop/emailservice' }),
    ).toBeVisible();
    expect(screen.getByText('Local demo repository')).toBeVisible();
    expect(screen.getByRole('link', { name: /^#12/ })).toBeVisible();
  });

  it('says nothing of where the changes live to those who may not know', async () => {
    const api = new FakeCallboardApi({ changes: [sampleChange] });
    api.listRepositories = async () => {
      throw await refusal(403, 'NotAllowedError', 'you need a permission');
    };
    await renderChanges({}, api);

    expect(
      await screen.findByRole('link', { name: 'Onboard shop/emailservice' }),
    ).toBeVisible();
    expect(screen.queryByText('Local demo repository')).toBeNull();
  });

  it('never links to what is no address of the web', async () => {
    await renderChanges({
      repositories: [sampleGithub],
      changes: [
        {
          ...sampleReviewed,
          // eslint-disable-next-line no-script-url -- what must not become a link
          review: { name: '#12', url: 'javascript:alert(1)' },
        },
      ],
    });

    expect(
      await screen.findByRole('link', { name: sampleReviewed.title }),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name: /^#12/ })).toBeNull();
  });
});

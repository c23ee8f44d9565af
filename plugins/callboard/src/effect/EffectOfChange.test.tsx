import { renderInTestApp } from '@backstage/test-utils';
import { ConnectivityEffect } from '@callboard/plugin-callboard-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { violationsOf } from '../__testUtils__/violations-of';
import { entityRoutes } from '../testing/entity-routes';
import {
  closedEdge,
  narrowedEdge,
  sampleEdge,
  sampleEffect,
} from '../testing/sample-effect';
import { EffectOfChange } from './EffectOfChange';

async function show(effect: ConnectivityEffect) {
  const { container } = await renderInTestApp(
    <EffectOfChange effect={effect} />,
    { mountedRoutes: entityRoutes },
  );
  expect(await violationsOf(container)).toEqual([]);
}

const linesIn = (environments: string) =>
  within(screen.getByRole('list', { name: `Access in ${environments}` }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent!.trim());

describe('the effect of a change', () => {
  it('says what opens once for all environments, and that nobody loses', async () => {
    await show(sampleEffect({ opened: [sampleEdge()] }));

    expect(linesIn('dev, prod')).toEqual(['opens shop/web → shop/orders http']);
    expect(screen.getByText('Nobody loses access.')).toBeVisible();
  });

  it('says what closes with the reason, and who loses', async () => {
    await show(sampleEffect({ closed: [closedEdge] }));

    expect(linesIn('dev, prod')).toEqual([
      'closes finance/billing → shop/orders grpc denied: NetworkPolicy shop/orders isolates, and no rule of it lets in finance/billing',
    ]);
    expect(screen.getByText('finance/billing loses access.')).toBeVisible();
    expect(screen.queryByText(/Nobody/)).not.toBeInTheDocument();
  });

  it('says what changes from what to what, and that it may be less', async () => {
    await show(sampleEffect({ changed: [narrowedEdge] }));

    expect(linesIn('dev, prod')).toEqual([
      'changes mobile/app → shop/orders http was allowed, becomes allowed for GET /api/* only',
    ]);
    expect(screen.getByText(/may allow less than before/)).toBeVisible();
    expect(screen.queryByText('Nobody loses access.')).toBeNull();
  });

  it('keeps apart what differs between environments', async () => {
    const [dev, prod] = sampleEffect({ opened: [sampleEdge()] }).environments;
    await show({
      environments: [
        dev,
        { ...prod, opened: [sampleEdge({ after: narrowedEdge.after })] },
      ],
      approvers: [],
    });

    expect(linesIn('dev')).toEqual(['opens shop/web → shop/orders http']);
    expect(linesIn('prod')).toEqual([
      'opens shop/web → shop/orders http allowed for GET /api/* only',
    ]);
  });

  it('counts what the reader may not see, and does not speak for it', async () => {
    await show(sampleEffect({ opened: [sampleEdge()], hidden: 2 }));

    expect(
      screen.getByText('2 connections change that you may not see'),
    ).toBeVisible();
    expect(
      screen.getByText('Nobody that you may see loses access.'),
    ).toBeVisible();
  });

  it('names some who lose, and counts the others', async () => {
    await show(
      sampleEffect({
        closed: ['a', 'b', 'c', 'd', 'e'].map(name => ({
          ...closedEdge,
          from: { namespace: 'shop', name },
        })),
      }),
    );

    expect(
      screen.getByText('shop/a, shop/b, shop/c, 2 more lose access.'),
    ).toBeVisible();
  });

  it('shows many on demand', async () => {
    await show(
      sampleEffect({
        opened: Array.from({ length: 50 }, (_, index) =>
          sampleEdge({ from: { namespace: 'shop', name: `web-${index}` } }),
        ),
      }),
    );
    expect(linesIn('dev, prod')).toHaveLength(20);

    await userEvent.click(
      screen.getByRole('button', { name: 'Show all 50 connections' }),
    );

    expect(linesIn('dev, prod')).toHaveLength(50);
  });

  it('says so where nobody gains and nobody loses', async () => {
    await show(sampleEffect());

    expect(
      screen.getByText('Nobody gains and nobody loses access.'),
    ).toBeVisible();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });

  it('names who must approve, and why', async () => {
    await show(
      sampleEffect({}, [
        {
          owner: 'group:default/team-orders',
          why: 'shop/orders is called by shop/web',
        },
      ]),
    );

    const list = within(screen.getByRole('list', { name: 'Who must approve' }));
    expect(list.getByRole('link', { name: /team-orders/ })).toBeVisible();
    expect(list.getByText('shop/orders is called by shop/web')).toBeVisible();
  });
});

import { mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';
import { Proposal } from '@callboard/plugin-callboard-common';
import { createProposeAction } from '../actions/propose';
import { FakeBackend } from './FakeBackend';

/** What the backend answers where it opens a change. */
export const opened: Proposal = {
  state: 'opened',
  title: 'Onboard shop/emailservice',
  effect: ['shop/emailservice appears in dev.'],
  notes: [],
  files: [],
  change: {
    id: 'onboard:shop:emailservice:all',
    repository: 'demo',
    branch: 'callboard/onboard/shop/emailservice/all',
    operation: 'onboard',
    service: { namespace: 'shop', name: 'emailservice' },
    title: 'Onboard shop/emailservice',
    body: '',
    state: 'open',
    requestedBy: 'user:default/anna',
    openedAt: '2026-01-01T00:00:00Z',
    commit: 'c0ffee',
  },
};

type Context = Parameters<ReturnType<typeof createProposeAction>['handler']>[0];

/** Runs the action against a backend, and returns its outputs. */
export function runnerOf(
  { discovery }: FakeBackend,
  options: { requireScmUserCredentials?: boolean } = {},
) {
  const action = createProposeAction({
    auth: mockServices.auth(),
    discovery,
    ...options,
  });
  return async (input: Context['input'], more: Partial<Context> = {}) => {
    const context = {
      ...createMockActionContext<JsonObject>({ input: input as JsonObject }),
      ...more,
    } as Context;
    await action.handler(context);
    return Object.fromEntries(jest.mocked(context.output).mock.calls);
  };
}

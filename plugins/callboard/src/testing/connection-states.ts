import {
  Connection,
  ConnectionsView,
  SourceKind,
} from '@callboard/plugin-callboard-common';
import { refusal } from './FakeCallboardApi';
import { liveConnectionStates } from './live-states';
import { http, sampleConnections, workload } from './sample-connections';
import {
  leakyProtection,
  noProtection,
  unknownProtection,
} from './sample-protection';
import { viewStates } from './view-states';

/** Five thousand callers of one service, in every state. */
const crowd: Connection[] = Array.from({ length: 5000 }, (_, index) => {
  const like = sampleConnections.callers[index % 8];
  return {
    ...like,
    openChange: undefined,
    peer: workload(`team-${index % 40}/caller-${index}`),
    port: http,
  };
});

const answer =
  (rest: Partial<ConnectionsView>) =>
  async (environment = 'dev'): Promise<ConnectionsView> => ({
    ...sampleConnections,
    ...rest,
    environment,
  });

const refused = (name: string) => async (environment?: string) => {
  await viewStates[name](environment);
  throw await refusal(500, 'Error', `${name} answered`);
};

/** One component per state of the cards and the tab, by name: what the backend answers for it. */
export const connectionStates: Record<
  string,
  (environment?: string, source?: SourceKind) => Promise<ConnectionsView>
> = {
  orders: answer({}),
  worker: answer({
    service: { namespace: 'shop', name: 'mailer' },
    environments: ['dev'],
    callers: [],
    hidden: { callers: 0, calls: 0 },
    protection: undefined,
    findings: [],
  }),
  open: answer({
    callers: sampleConnections.callers
      .slice(0, 2)
      .map(row => ({ ...row, grant: undefined })),
    hidden: { callers: 0, calls: 0 },
    protection: noProtection,
    findings: [],
  }),
  leaky: answer({ protection: leakyProtection }),
  unknown: answer({
    callers: [sampleConnections.callers[5]],
    calls: [],
    protection: unknownProtection,
    findings: [],
  }),
  quiet: answer({
    callers: [],
    calls: [],
    hidden: { callers: 0, calls: 0 },
    findings: [],
  }),
  hidden: answer({
    callers: [],
    calls: [],
    hidden: { callers: 3, calls: 1 },
  }),
  guest: answer({ mayPropose: false }),
  crowded: answer({ callers: crowd }),
  partial: answer({
    source: {
      ...sampleConnections.source,
      problems: [
        {
          path: 'deploy/dev/shop/orders/callers/shop.web.yaml',
          line: 7,
          message: 'not a YAML document',
        },
      ],
    },
  }),
  stale: answer({
    source: {
      ...sampleConnections.source,
      readAt: new Date(Date.now() - 3 * 3600 * 1000).toISOString(),
    },
  }),
  loading: () => new Promise(() => {}),
  missing: refused('missing'),
  denied: refused('denied'),
  broken: refused('broken'),
  ...liveConnectionStates,
};

import { NetworkView, SourceKind } from '@callboard/plugin-callboard-common';
import { refusal } from './FakeCallboardApi';
import { liveViewStates } from './live-states';
import { sampleNetworkView } from './sample-network-view';

/** One component per state of the Address card, by name: what the backend answers for it. */
export const viewStates: Record<
  string,
  (environment?: string, source?: SourceKind) => Promise<NetworkView>
> = {
  orders: async (environment = 'dev') => ({
    ...sampleNetworkView,
    environment,
  }),
  worker: async () => ({
    ...sampleNetworkView,
    service: { namespace: 'shop', name: 'mailer' },
    environments: ['dev'],
    address: undefined,
    links: {},
  }),
  external: async () => ({
    ...sampleNetworkView,
    address: {
      ...sampleNetworkView.address!,
      type: 'ExternalName',
      externalName: 'legacy.example.com',
      ports: [],
    },
  }),
  exposed: async () => ({
    ...sampleNetworkView,
    outside: ['orders.example.com', 'shop.example.com/orders'],
  }),
  partial: async () => ({
    ...sampleNetworkView,
    source: {
      ...sampleNetworkView.source,
      problems: [
        {
          path: 'deploy/dev/shop/orders/service.yaml',
          line: 7,
          message: 'not a YAML document',
        },
      ],
    },
  }),
  loading: () => new Promise(() => {}),
  missing: async () => {
    throw await refusal(
      404,
      'NotFoundError',
      'no service matches component:default/missing',
    );
  },
  denied: async () => {
    throw await refusal(403, 'NotAllowedError', 'Unauthorized');
  },
  broken: async () => {
    throw await refusal(
      500,
      'Error',
      'the repository shop cannot be opened: disk full',
    );
  },
  ...liveViewStates,
};

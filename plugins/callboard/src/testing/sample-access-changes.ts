import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { sampleChange } from './sample-change';
import { closedEdge, sampleEdge, sampleEffect } from './sample-effect';

const grantFile = {
  path: 'services/shop/orders/callers/shop.web.yaml',
  before: null,
  after: `apiVersion: callboard.dev/v1alpha1
kind: Grant
metadata: { name: web, namespace: shop }
spec:
  ports: [http]
  reason: the shop lists what a customer has ordered
`,
};

/** An open change that grants access to what another team owns. */
export const sampleGrant: ChangeDetail = {
  ...sampleChange,
  id: 'grant:shop:orders:shop.web',
  branch: 'callboard/grant/shop/orders/shop.web',
  operation: 'grant',
  service: { namespace: 'shop', name: 'orders' },
  title: 'Grant shop/web access to shop/orders',
  body: 'shop/web may call shop/orders on http.\n\n### Reason\n\n> the shop lists what a customer has ordered',
  files: [grantFile],
  connectivity: sampleEffect({ opened: [sampleEdge()] }, [
    {
      owner: 'group:default/team-orders',
      why: 'shop/orders is called by shop/web',
    },
  ]),
};

/** An open change that takes access away, some of it where the reader may not look. */
export const sampleRevocation: ChangeDetail = {
  ...sampleGrant,
  id: 'revoke:shop:orders:finance.billing',
  branch: 'callboard/revoke/shop/orders/finance.billing',
  operation: 'revoke',
  title: 'Revoke the access of finance/billing to shop/orders',
  body: 'finance/billing may not call shop/orders any more.',
  files: [{ ...grantFile, before: grantFile.after, after: null }],
  connectivity: sampleEffect({ closed: [closedEdge], hidden: 1 }),
};

import { ChangeDetail } from '@callboard/plugin-callboard-common';

const service = `apiVersion: v1
kind: Service
metadata:
  name: emailservice
  namespace: shop
spec:
  selector: {app.kubernetes.io/name: emailservice}
  ports:
    - {name: grpc, port: 5000, targetPort: 8080, appProtocol: kubernetes.io/h2c}
`;

/** An open change with a new, a changed, a deleted and a big file. */
export const sampleChange: ChangeDetail = {
  id: 'onboard:shop:emailservice:all',
  repository: 'shop',
  branch: 'callboard/onboard/shop/emailservice/all',
  operation: 'onboard',
  service: { namespace: 'shop', name: 'emailservice' },
  title: 'Onboard shop/emailservice',
  body: [
    'shop/emailservice appears, reachable as emailservice.shop.',
    '',
    '- shop/checkout may call its port `grpc`',
    '- nobody loses access',
    '',
    '<img src=x onerror="alert(1)">',
  ].join('\n'),
  state: 'open',
  requestedBy: 'user:default/guest',
  openedAt: new Date(Date.now() - 3 * 60 * 1000).toISOString(),
  commit: '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c',
  conflicts: [],
  hiddenFiles: 0,
  files: [
    {
      path: 'deploy/dev/shop/emailservice/service.yaml',
      before: null,
      after: service,
    },
    {
      path: 'deploy/dev/shop/checkout/config-map.yaml',
      before: 'data:\n  LOG_LEVEL: info\n  OLD: "1"\n',
      after:
        'data:\n  EMAIL_HOST: emailservice.shop.svc.cluster.local\n  LOG_LEVEL: info\n',
    },
    {
      path: 'deploy/dev/shop/emailservice/old.yaml',
      before: 'kind: List\n',
      after: null,
    },
    {
      path: 'deploy/dev/shop/emailservice/big.yaml',
      before: null,
      after: Array.from(
        { length: 900 },
        (_, line) => `line ${line + 1}\n`,
      ).join(''),
    },
  ],
};

import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Onboards a gRPC service whose Service port is not its pod port, and lets one caller in',
    example: stringify({
      steps: [
        {
          id: 'propose',
          action: 'callboard:propose',
          name: 'Open the change',
          input: {
            operation: 'onboard',
            microservice: {
              apiVersion: 'callboard.dev/v1alpha1',
              kind: 'Microservice',
              metadata: { name: 'emailservice', namespace: 'shop' },
              spec: {
                owner: 'group:default/team-shop',
                image: 'registry.example.com/shop/emailservice',
                service: {
                  ports: {
                    grpc: { port: 5000, targetPort: 8080, appProtocol: 'grpc' },
                  },
                },
                environments: { dev: { tag: '1.0.0' } },
              },
            },
            callers: [{ namespace: 'shop', name: 'orders', ports: ['grpc'] }],
          },
        },
      ],
    }),
  },
  {
    description:
      'Onboards a worker that calls others and cannot be called, into a named repository',
    example: stringify({
      steps: [
        {
          id: 'propose',
          action: 'callboard:propose',
          name: 'Open the change',
          input: {
            operation: 'onboard',
            repository: 'demo',
            microservice: {
              apiVersion: 'callboard.dev/v1alpha1',
              kind: 'Microservice',
              metadata: { name: 'mailer', namespace: 'ops' },
              spec: {
                owner: 'group:default/team-ops',
                image: 'registry.example.com/ops/mailer',
                calls: {
                  NOTIFICATIONS: {
                    service: 'notifications',
                    namespace: 'ops',
                    port: 'grpc',
                  },
                },
                environments: { dev: { tag: '1.0.0' }, prod: { tag: '1.0.0' } },
              },
            },
          },
        },
      ],
    }),
  },
  {
    description:
      'Lets a service call another on one port: both sides are written in one change',
    example: stringify({
      steps: [
        {
          id: 'propose',
          action: 'callboard:propose',
          name: 'Open the change',
          input: {
            operation: 'grant',
            service: { namespace: 'finance', name: 'payments' },
            caller: { namespace: 'shop', name: 'web' },
            ports: ['http'],
            reason: 'the storefront shows whether an order is paid',
          },
        },
      ],
    }),
  },
  {
    description:
      'Lets a workload without a contract send some requests, in one environment and until a day',
    example: stringify({
      steps: [
        {
          id: 'propose',
          action: 'callboard:propose',
          name: 'Open the change',
          input: {
            operation: 'grant',
            service: { namespace: 'finance', name: 'payments' },
            caller: { namespace: 'ops', name: 'audit' },
            from: { podLabels: { app: 'audit' }, serviceAccount: 'audit' },
            ports: ['http'],
            http: [{ methods: ['GET'], paths: ['/invoices/*'] }],
            environments: ['prod'],
            reason: 'the yearly audit',
            until: '2099-06-30',
          },
        },
      ],
    }),
  },
  {
    description:
      'Opens the pull request in the name of the person: with their own token, which the form asked for',
    example: stringify({
      steps: [
        {
          id: 'propose',
          action: 'callboard:propose',
          name: 'Open the change',
          input: {
            operation: 'grant',
            token: '${{ secrets.USER_OAUTH_TOKEN }}',
            service: { namespace: 'finance', name: 'payments' },
            caller: { namespace: 'shop', name: 'web' },
            ports: ['http'],
          },
        },
      ],
    }),
  },
  {
    description: 'Takes all access of one service to another',
    example: stringify({
      steps: [
        {
          id: 'propose',
          action: 'callboard:propose',
          name: 'Open the change',
          input: {
            operation: 'revoke',
            service: { namespace: 'finance', name: 'payments' },
            caller: { namespace: 'shop', name: 'orders' },
            reason: 'orders are paid for by billing now',
          },
        },
      ],
    }),
  },
  {
    description: 'Has Argo CD or Flux deliver an environment',
    example: stringify({
      steps: [
        {
          id: 'propose',
          action: 'callboard:propose',
          name: 'Open the change',
          input: { operation: 'bootstrap', environment: 'prod' },
        },
      ],
    }),
  },
];

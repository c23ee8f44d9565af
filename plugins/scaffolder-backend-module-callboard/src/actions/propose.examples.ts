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
];

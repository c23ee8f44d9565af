import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Renders a service for one environment into the folder gitops of the workspace',
    example: stringify({
      steps: [
        {
          id: 'render',
          action: 'callboard:render',
          name: 'Render the manifests',
          input: {
            targetPath: 'gitops',
            platform: {
              apiVersion: 'callboard.dev/v1alpha1',
              kind: 'Platform',
              metadata: { name: 'dev' },
              spec: { kubernetes: '1.36' },
            },
            microservice: {
              apiVersion: 'callboard.dev/v1alpha1',
              kind: 'Microservice',
              metadata: { name: 'orders', namespace: 'shop' },
              spec: {
                owner: 'group:default/team-shop',
                image: 'registry.example.com/shop/orders',
                service: {
                  ports: {
                    http: { port: 80, targetPort: 8080, appProtocol: 'http' },
                  },
                },
                environments: { dev: { tag: '1.8.0' } },
              },
            },
            grants: [
              {
                apiVersion: 'callboard.dev/v1alpha1',
                kind: 'Grant',
                metadata: { name: 'web', namespace: 'shop' },
                spec: { ports: ['http'] },
              },
            ],
            peers: [
              {
                apiVersion: 'callboard.dev/v1alpha1',
                kind: 'Microservice',
                metadata: { name: 'web', namespace: 'shop' },
                spec: {
                  owner: 'group:default/team-shop',
                  image: 'registry.example.com/shop/web',
                  environments: { dev: { tag: '4.2.0' } },
                },
              },
            ],
          },
        },
      ],
    }),
  },
];

import { OnboardingFormData } from '../onboarding/form-data';

/** A form that is filled in completely. */
export const sampleFormData: OnboardingFormData = {
  identity: {
    name: 'emailservice',
    namespace: 'shop',
    owner: 'group:default/team-shop',
    system: 'shop',
    image: 'registry.example.com/shop/emailservice',
  },
  ports: {
    service: {
      ports: { grpc: { port: 5000, targetPort: 8080, appProtocol: 'grpc' } },
    },
    health: { readiness: { grpc: { port: 'grpc' } } },
  },
  connections: {
    calls: {
      PAYMENTS: { service: 'payments', namespace: 'finance', port: 'grpc' },
    },
    callers: [{ namespace: 'shop', name: 'checkout', ports: ['grpc'] }],
  },
  environments: {
    environments: {
      dev: { tag: '1.0.0' },
      prod: { tag: '1.0.0', replicas: 3 },
    },
    resources: { cpu: '100m', memory: '128Mi' },
    replicas: 1,
    env: { LOG_LEVEL: 'info' },
  },
  features: {},
};

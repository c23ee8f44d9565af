import { OnboardingFormData } from '../onboarding/form-data';
import { sampleFormData } from './sample-form-data';

/** A form in which everything that it can carry is filled in. */
export const fullFormData: OnboardingFormData = {
  identity: sampleFormData.identity,
  ports: {
    service: {
      type: 'LoadBalancer',
      internal: true,
      sources: ['203.0.113.0/24', '2001:db8::/32'],
      ports: {
        http: {
          port: 80,
          targetPort: 8080,
          appProtocol: 'http',
          scrape: '/metrics',
        },
      },
    },
    health: {
      readiness: { httpGet: { port: 'http', path: '/readyz' } },
      startup: { seconds: 60 },
    },
  },
  connections: {
    calls: {
      PAYMENTS: { service: 'payments', namespace: 'finance', port: 'grpc' },
      DB: {
        service: 'postgres',
        namespace: 'data',
        port: 5432,
        targetPort: 5433,
        podLabels: { app: 'postgres', 'example.com/tier': 'data' },
      },
    },
    callers: [
      {
        namespace: 'shop',
        name: 'checkout',
        ports: ['http'],
        http: [{ methods: ['GET', 'POST'], paths: ['/api/*', '/healthz'] }],
        environments: ['prod'],
      },
    ],
  },
  environments: {
    environments: {
      dev: { tag: '1.0.0', replicas: 1 },
      prod: { tag: '1.0.0', replicas: { max: 20 } },
    },
    resources: { cpu: '100m', memory: '128Mi' },
    replicas: { min: 2, max: 10, cpu: 80 },
    env: { LOG_LEVEL: 'info' },
    args: ['--verbose', '--port=8080'],
    scratch: [{ path: '/tmp', size: '64Mi' }],
  },
  features: {
    expose: [{ host: 'email.example.com', port: 'http', path: '/api' }],
    external: [
      { host: 'api.example.com', port: 443, cidrs: ['192.0.2.0/24'] },
      { host: 'mail.example.com', port: 587 },
    ],
    traffic: {
      timeout: '5s',
      retries: { attempts: 2, on: ['connect-failure', 'unavailable'] },
      circuitBreaker: { consecutiveErrors: 5 },
      rateLimit: { requestsPerSecond: 200 },
      mirror: { service: 'email-next', percent: 5 },
      canary: { tag: '1.1.0', weight: 10 },
    },
    secrets: [
      {
        name: 'email-smtp',
        store: 'kv-shop',
        keys: { SMTP_USER: 'smtp-user', SMTP_PASSWORD: 'smtp-password' },
      },
    ],
    identity: { azure: { clientId: '00000000-0000-0000-0000-000000000001' } },
    apiAccess: [
      { apiGroups: ['', 'apps'], resources: ['pods'], verbs: ['get', 'list'] },
    ],
  },
};

/** A form for an alias, after it was a form for pods: what the steps keep of it. */
export const aliasFormData: OnboardingFormData = {
  identity: {
    name: 'legacy',
    namespace: 'shop',
    owner: 'group:default/team-shop',
    alias: { type: 'ExternalName', externalName: 'legacy.example.com' },
  },
  ports: {},
  connections: {},
  environments: { environments: { dev: {} } },
  features: {},
};

import { parseCallers, parseMicroservice } from '@callboard/contract';
import { aliasFormData, fullFormData } from '../testing/full-form-data';
import { sampleFormData } from '../testing/sample-form-data';
import { OnboardingFormData } from './form-data';
import { issuesOfStep, stepOfIssue } from './issues-of-step';
import { steps } from './steps';
import { toMicroservice } from './to-microservice';

const names = [
  'Shop',
  'shop.prod',
  '../shop',
  'shop/orders',
  '{a: b}',
  'ѕhop',
  'a'.repeat(10_000),
  '${{ secrets.token }}',
  '',
];

function issuesOfAllSteps(formData: OnboardingFormData) {
  return steps.flatMap(({ name }) => issuesOfStep(name, formData));
}

function issuesOfContract(formData: OnboardingFormData) {
  const document = parseMicroservice(toMicroservice(formData));
  const callers = parseCallers(formData.connections?.callers);
  return [
    ...(document.ok ? [] : document.issues),
    ...(callers.ok ? [] : callers.issues),
  ];
}

const sorted = (issues: object[]) =>
  issues.map(issue => JSON.stringify(issue)).sort();

describe('issues of the steps', () => {
  it('are none for a form that is filled in', () => {
    expect(issuesOfAllSteps(sampleFormData)).toEqual([]);
    expect(issuesOfAllSteps(fullFormData)).toEqual([]);
    expect(issuesOfAllSteps(aliasFormData)).toEqual([]);
  });

  it('ask an alias for its host, and not for an image', () => {
    const identity = {
      ...aliasFormData.identity,
      alias: { type: 'ExternalName' as const },
    };

    expect(
      issuesOfStep('identity', { ...aliasFormData, identity }).map(({ path }) =>
        path.join('.'),
      ),
    ).toEqual(['spec.service.externalName']);
    expect(issuesOfStep('ports', { ...aliasFormData, identity })).toEqual([]);
  });

  test.each(names.map(name => [name.slice(0, 40), name]))(
    'are the contract’s for the hostile name %j',
    (_label, name) => {
      const hostile: OnboardingFormData = {
        identity: {
          name,
          namespace: name,
          owner: name,
          system: name,
          image: name,
        },
        ports: {
          service: {
            type: name,
            sources: [name],
            ports: { [name]: { port: 0, targetPort: 70000, scrape: name } },
          },
          health: {
            liveness: { httpGet: { port: name, path: name } },
            startup: { seconds: name },
          },
        },
        connections: {
          calls: {
            [name]: {
              service: name,
              namespace: name,
              port: name,
              targetPort: name,
              podLabels: { [name]: name },
            },
            DB: { podLabels: name },
          },
          callers: [
            {
              namespace: name,
              name,
              ports: [name],
              http: [{ methods: [name], paths: [name] }],
              environments: [name],
            },
          ],
        },
        environments: {
          environments: { [name]: { tag: name, replicas: -1 } },
          resources: { cpu: name, memory: name },
          replicas: { min: name, max: -1, cpu: 200 },
          env: { [name]: name },
          args: ['\u0007'],
          scratch: [{ path: name, size: name }],
        },
        features: {
          expose: [{ host: name, port: name, path: name }],
          external: [{ host: name, port: 0, cidrs: [name] }],
          traffic: {
            timeout: name,
            retries: { attempts: name, on: [name] },
            circuitBreaker: { consecutiveErrors: name },
            rateLimit: { requestsPerSecond: -1 },
            mirror: { service: name, percent: 101 },
            canary: { tag: name, digest: name, weight: 0 },
          },
          secrets: [
            { name, store: name, keys: { [name]: name } },
            { name, store: name, keys: name },
          ],
          identity: { azure: { clientId: name } },
          apiAccess: [{ apiGroups: [name], resources: [name], verbs: [name] }],
        },
      };
      const found = issuesOfAllSteps(hostile);

      expect(found.length).toBeGreaterThan(10);
      expect(sorted(found)).toEqual(sorted(issuesOfContract(hostile)));
      expect(found.every(issue => stepOfIssue(issue))).toBe(true);
    },
  );

  it('are the contract’s for an empty form', () => {
    expect(sorted(issuesOfAllSteps({}))).toEqual(sorted(issuesOfContract({})));
  });

  it('name the rows that would overwrite each other', () => {
    const row = {
      port: '80',
      targetPort: '',
      appProtocol: 'http',
      scrape: '',
    };
    const messages = issuesOfAllSteps({
      ...sampleFormData,
      ports: {
        ...sampleFormData.ports,
        rows: [
          { name: 'http', ...row },
          { name: 'http', ...row },
        ],
      },
      connections: {
        callers: [
          { namespace: 'shop', name: 'web', ports: ['grpc'] },
          { namespace: 'shop', name: 'web', ports: ['grpc'] },
        ],
        rows: [
          { prefix: 'A', target: 'shop/a', port: 'http' },
          { prefix: 'A', target: 'shop/b', port: 'http' },
        ],
      },
    }).map(({ message }) => message);

    expect(messages).toEqual([
      "two rows name the port 'http': give each its own name",
      "two rows use the prefix 'A': give each its own",
      'two rows name the caller shop/web: put its ports in one row',
    ]);
  });
});

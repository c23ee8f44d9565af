import { parseCallers, parseMicroservice } from '@callboard/contract';
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
          service: { ports: { [name]: { port: 0, targetPort: 70000 } } },
          health: { liveness: { httpGet: { port: name, path: name } } },
        },
        connections: {
          calls: { [name]: { service: name, namespace: name, port: name } },
          callers: [{ namespace: name, name, ports: [name] }],
        },
        environments: {
          environments: { [name]: { tag: name, replicas: -1 } },
          resources: { cpu: name, memory: name },
          replicas: 'many',
          env: { [name]: name },
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
    const row = { port: '80', targetPort: '', appProtocol: 'http' };
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

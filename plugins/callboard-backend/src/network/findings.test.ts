import { checkAll, DeclaredCall, Finding } from '@callboard/checks';
import { readDemoShop } from '../demo-shop';
import { refOf, RepositoryState, toState } from '../repository/state';

/** `error missing-dns-egress ops/reports`, with the place that shows it first. */
function inWords({ severity, id, service, evidence }: Finding): string {
  const { path, line } = evidence[0].at;
  return `${severity} ${id} ${service && refOf(service)} ${path}:${line}`;
}

function callsIn({ microservices }: RepositoryState): DeclaredCall[] {
  return [...microservices.values()].flatMap(({ metadata, spec }) =>
    Object.values(spec.calls ?? {}).map(({ service, namespace, port }) => ({
      from: metadata,
      to: { namespace, name: service },
      port,
    })),
  );
}

describe('what the checks find in the demo shop', () => {
  const state = readDemoShop().then(files =>
    toState(
      '',
      new Map([...files].map(([path, text]) => [path, { oid: '', text }])),
    ),
  );
  const findIn = async (environment: string, ...more: DeclaredCall[]) => {
    const shop = await state;
    const declared = [...callsIn(shop), ...more];
    return checkAll(shop.networks.get(environment)!, declared).map(inWords);
  };

  it('is nothing in prod, where everything is rendered', async () => {
    expect(await findIn('prod')).toEqual([]);
  });

  it('is the mistakes in dev that were written by hand, and nothing else', async () => {
    expect(await findIn('dev')).toEqual([
      'error missing-dns-egress ops/reports deploy/dev/ops/reports/policy.yaml:1',
      'error service-port-as-pod-port finance/payments deploy/dev/finance/payments/allow-reports.yaml:13',
      'warning half-open ops/reports deploy/dev/ops/reports/policy.yaml:12',
      'warning half-open ops/batch deploy/dev/ops/batch/policy.yaml:20',
      'warning half-open ops/batch deploy/dev/shop/inventory/allow-batch.yaml:13',
      'warning half-open shop/inventory deploy/dev/shop/inventory/allow-batch.yaml:13',
    ]);
  });

  it('is an error once somebody declares the call that is let in and not let out', async () => {
    const call = {
      from: { namespace: 'ops', name: 'batch' },
      to: { namespace: 'shop', name: 'inventory' },
    };

    expect(await findIn('dev', call)).toContain(
      'error declared-caller-denied ops/batch deploy/dev/ops/batch/policy.yaml:1',
    );
  });
});

import { Microservice } from '@callboard/contract';
import {
  callers,
  explain,
  Network,
  Peer,
  Trace,
} from '@callboard/reachability';
import { refOf } from './deployed';
import { readShop, shopIn } from './demo-shop';
import { judge } from './judge';

type Shop = Awaited<ReturnType<typeof readShop>>;
let shop: Shop;

beforeAll(async () => {
  shop = await readShop();
});

const nameOf = (peer: Peer) =>
  peer.kind === 'workload'
    ? `${peer.workload.namespace}/${peer.workload.name}`
    : peer.cidr;

/** `shop/web → shop/orders http`, for everything that anybody is found to be able to call. */
function found(network: Network, services: Microservice[]): string[] {
  return services.flatMap(service =>
    callers(network, service.metadata).flatMap(({ peer, ports }) =>
      ports
        .filter(({ verdict }) => verdict.outcome !== 'denied')
        .map(
          ({ name, verdict }) =>
            `${nameOf(peer)} → ${refOf(service)} ${name} ${verdict.outcome}`,
        ),
    ),
  );
}

/** The same as the contracts say it: who is granted a port, and calls it. */
function promised(services: Microservice[]): string[] {
  return services.flatMap(service =>
    (shop.grants.get(refOf(service)) ?? []).flatMap(grant =>
      grant.spec.ports
        .filter(port =>
          Object.values(
            shop.microservices.get(refOf(grant))?.spec.calls ?? {},
          ).some(
            call =>
              `${call.namespace}/${call.service}` === refOf(service) &&
              call.port === port,
          ),
        )
        .map(port => `${refOf(grant)} → ${refOf(service)} ${port} allowed`),
    ),
  );
}

const fromGateway = (services: Microservice[]) =>
  services.flatMap(service =>
    Object.keys(service.spec.service?.ports ?? {}).map(
      port => `gateways/public → ${refOf(service)} ${port} allowed`,
    ),
  );

describe('the demo shop', () => {
  it.each(['dev', 'prod'])('keeps what its contracts promise in %s', name => {
    expect(judge(shopIn(shop, name)).broken).toEqual([]);
  });

  it('has in dev the callers that its contracts name', () => {
    const services = [...shop.microservices.values()];
    const all = promised(services);

    expect(all).toHaveLength(9);
    expect(found(shop.networks.get('dev')!, services).sort()).toEqual(
      all.sort(),
    );
  });

  it('has in prod these and the gateway', () => {
    const services = [...shop.microservices.values()];

    expect(found(shop.networks.get('prod')!, services).sort()).toEqual(
      [...promised(services), ...fromGateway(services)].sort(),
    );
  });
});

describe('what is wrong in the dev of the demo shop', () => {
  /** A call by the name of the Service, as somebody asks "why?". */
  function ask(from: string, to: string, port: string): Trace {
    const network = shop.networks.get('dev')!;
    const workload = network.workloads.find(
      one => `${one.namespace}/${one.name}` === from,
    )!;
    const [namespace, name] = to.split('/');
    return explain(network, {
      from: { kind: 'workload', workload },
      service: { namespace, name },
      port,
    });
  }
  const at = (trace: Trace, station: string) =>
    trace.steps.find(step => step.station === station)?.verdict;
  /** Where a text stands in a file that a person wrote. */
  function placeOf(path: string, text: string) {
    const lines = shop.files.get(path)!.text.split('\n');
    return { path, line: lines.findIndex(line => line.includes(text)) + 1 };
  }

  it('lets reports into payments by the port of the Service, not of the pods', () => {
    const trace = ask('ops/reports', 'finance/payments', 'http');

    expect(trace.verdict.outcome).toBe('denied');
    expect(at(trace, 'leaving')?.outcome).toBe('allowed');
    expect(at(trace, 'entering')).toMatchObject({
      outcome: 'denied',
      reasons: expect.arrayContaining([
        expect.objectContaining({
          code: 'service-port-is-not-pod-port',
          object: expect.objectContaining({
            kind: 'NetworkPolicy',
            namespace: 'finance',
            name: 'payments-allow-reports',
          }),
          at: placeOf(
            'deploy/dev/finance/payments/allow-reports.yaml',
            '- from:',
          ),
          detail: {
            service: 'finance/payments',
            servicePort: '80',
            podPort: '8080',
          },
        }),
      ]),
    });
  });

  it('does not let reports ask DNS', () => {
    const trace = ask('ops/reports', 'finance/payments', 'http');

    expect(at(trace, 'name')).toMatchObject({
      outcome: 'conditional',
      on: [{ kind: 'by-address' }],
      reasons: expect.arrayContaining([
        expect.objectContaining({ code: 'names-not-resolved' }),
        expect.objectContaining({
          code: 'no-rule-for-peer',
          object: expect.objectContaining({
            kind: 'NetworkPolicy',
            namespace: 'ops',
            name: 'reports',
          }),
          at: placeOf('deploy/dev/ops/reports/policy.yaml', 'apiVersion:'),
        }),
      ]),
    });
  });

  it('lets batch into inventory, and batch not out', () => {
    const trace = ask('ops/batch', 'shop/inventory', 'http');

    expect(trace.verdict.outcome).toBe('denied');
    expect(at(trace, 'name')?.outcome).toBe('allowed');
    expect(at(trace, 'leaving')).toMatchObject({
      outcome: 'denied',
      reasons: expect.arrayContaining([
        expect.objectContaining({
          code: 'no-rule-for-peer',
          object: expect.objectContaining({
            kind: 'NetworkPolicy',
            namespace: 'ops',
            name: 'batch',
          }),
          at: placeOf('deploy/dev/ops/batch/policy.yaml', 'apiVersion:'),
        }),
      ]),
    });
    expect(at(trace, 'entering')).toMatchObject({
      outcome: 'allowed',
      reasons: [
        expect.objectContaining({
          code: 'rule-allows',
          at: placeOf('deploy/dev/shop/inventory/allow-batch.yaml', '- from:'),
        }),
      ],
    });
  });
});

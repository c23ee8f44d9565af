import { Network } from '../network/network';
import { passageOf } from '../packet/reach';
import { portOf, Service } from '../service/service';
import { allOf } from '../verdict/combine';
import { naming, Reason } from '../verdict/reason';
import { allowed, conditional, unknown, Verdict } from '../verdict/verdict';
import { Protocol } from '../workload/workload';
import { resolvesNames } from './name';
import { ServiceCall, Step, Trace } from './trace';

/**
 * An ExternalName is another name for a host: policies judge where that leads. To another Service it is followed once;
 * a host outside may have any address of either family.
 */
export function towardsAlias(
  network: Network,
  service: Service,
  call: ServiceCall,
  follow: (network: Network, call: ServiceCall) => Trace,
): Trace {
  const host = hostOf(service);
  const because = (code: Reason['code'], detail: Reason['detail']): Reason => ({
    engine: 'service',
    code,
    ...naming(service.object),
    detail,
  });
  const alias = atService(allowed(because('points-elsewhere', { host })));
  const port = portAsked(service, call);
  if (!port) {
    const asked = { asked: String(call.port), ports: 'none' };
    return toTrace([alias, atService(unknown(because('no-such-port', asked)))]);
  }
  if (isInCluster(network, host)) {
    const target = serviceNamed(network, host);
    if (!target) {
      const reason = because('alias-not-followed', { host });
      return toTrace([alias, atService(unknown(reason))]);
    }
    const { namespace, name, ports } = target;
    const same = ports.find(
      one => one.port === port.port && one.protocol === port.protocol,
    );
    const trace = follow(network, {
      ...call,
      service: { namespace, name },
      port: same?.name || port.port,
    });
    return { ...trace, steps: [alias, ...trace.steps] };
  }
  if (call.from.kind === 'addresses') {
    // The name is the cluster's own.
    const reason = because('not-routed-from-outside', { type: 'ExternalName' });
    const entering = conditional([{ kind: 'routed' }], reason);
    return toTrace([alias, { station: 'entering', verdict: entering }]);
  }
  return toTrace([
    { station: 'name', verdict: resolvesNames(network, call.from.workload) },
    alias,
    { station: 'leaving', verdict: towardsAnywhere(network, call, port) },
  ]);
}

interface Port {
  port: number;
  protocol: Protocol;
}

/** A number needs no port of the Service: nothing translates it. */
function portAsked(service: Service, { port }: ServiceCall): Port | undefined {
  return (
    portOf(service, port) ??
    (typeof port === 'number' ? { port, protocol: 'TCP' } : undefined)
  );
}

/** The Service that an alias leads to; nothing where it leads elsewhere, or is none. */
export function serviceBehind(
  network: Network,
  service: Service,
): Service | undefined {
  return service.type === 'ExternalName'
    ? serviceNamed(network, hostOf(service))
    : undefined;
}

function hostOf({ externalName = '' }: Service): string {
  return externalName.replace(/\.$/, '').toLowerCase();
}

function isInCluster({ facts }: Network, host: string): boolean {
  return `.${host}`.endsWith(`.${facts.clusterDomain.toLowerCase()}`);
}

/** The Service of that name that leads to pods. */
function serviceNamed(network: Network, host: string): Service | undefined {
  const suffix = `.svc.${network.facts.clusterDomain.toLowerCase()}`;
  if (!host.endsWith(suffix)) return undefined;
  const [name, namespace, ...rest] = host.slice(0, -suffix.length).split('.');
  if (rest.length > 0) return undefined;
  return network
    .servicesIn(namespace)
    .find(one => one.name === name && one.type !== 'ExternalName');
}

function towardsAnywhere(
  network: Network,
  { from }: ServiceCall,
  port: Port,
): Verdict {
  const [ipv4, ipv6] = ['0.0.0.0/0', '::/0'].map(
    cidr =>
      passageOf(network, { from, to: { kind: 'addresses', cidr }, ...port })
        .verdict,
  );
  if (ipv4.outcome === ipv6.outcome) return ipv4;
  const reasons = [...ipv4.reasons, ...ipv6.reasons];
  if (ipv4.outcome === 'unknown' || ipv6.outcome === 'unknown') {
    return unknown(...reasons);
  }
  const family = ipv4.outcome === 'denied' ? 'IPv6' : 'IPv4';
  const [open] = [ipv4, ipv6].filter(({ outcome }) => outcome !== 'denied');
  return allOf(open, conditional([{ kind: 'ip-family', family }], ...reasons));
}

function atService(verdict: Verdict): Step {
  return { station: 'service', verdict };
}

function toTrace(steps: Step[]): Trace {
  return { steps, verdict: allOf(...steps.map(({ verdict }) => verdict)) };
}

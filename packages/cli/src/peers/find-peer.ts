import {
  type Network,
  type Peer,
  rangeOf,
  type Service,
  type Workload,
} from '@callboard/reachability';
import { Misuse } from '../Misuse';
import { fullName, namedWorkload } from './named';

/** Somebody who is asked about: a Service only where its kind is said. */
export type Asked = Peer | { kind: 'service'; service: Service };

/**
 * Finds a workload by `NS/NAME` or `NS/KIND/NAME`.
 * @throws Misuse where there is none, or more than one.
 */
export function findWorkload(
  network: Network,
  option: string,
  text: string,
): Workload {
  const asked = findPeer(network, option, text);
  if (asked.kind === 'workload') return asked.workload;
  throw new Misuse(`${option} takes a workload, got '${text}'`);
}

/**
 * Finds who is meant: addresses such as `10.0.0.0/8`, a workload, or a Service by `NS/Service/NAME`.
 * @throws Misuse where that is nobody, or more than one.
 */
export function findPeer(
  network: Network,
  option: string,
  text: string,
): Asked {
  if (/^[^/]*[.:]/.test(text)) return addressesOf(option, text);
  const parts = text.split('/');
  if (parts.length < 2 || parts.length > 3 || parts.includes('')) {
    throw new Misuse(
      `${option} takes NS/NAME or NS/KIND/NAME, or addresses such as 10.0.0.0/8, got '${text}'`,
    );
  }
  const [namespace, name, kind] =
    parts.length === 2 ? parts : [parts[0], parts[2], parts[1].toLowerCase()];
  const services = network
    .servicesIn(namespace)
    .filter(one => one.name === name);
  if (kind === 'service') {
    const [service] = services;
    if (service) return { kind: 'service', service };
    throw new Misuse(`${option}: there is no Service ${namespace}/${name}`);
  }
  const found = network
    .workloadsIn(namespace)
    .filter(
      one => one.name === name && (!kind || one.kind.toLowerCase() === kind),
    );
  const names = [...new Set(found.map(one => fullName(namedWorkload(one))))];
  if (names.length > 1) {
    throw new Misuse(
      `${option}: '${text}' may be ${names.join(' or ')}: say which`,
    );
  }
  if (names.length === 1) return { kind: 'workload', workload: found[0] };
  throw new Misuse(
    `${option}: there is no workload '${text}'${
      whyNotRead(network, namespace, name) ?? hint(services)
    }`,
  );
}

/** Of one that is there, and makes no sense. */
function whyNotRead(
  { parts }: Network,
  namespace: string,
  name: string,
): string | undefined {
  for (const one of parts.flatMap(({ objects }) => objects)) {
    if (one.is !== 'workload' || !one.read || !('message' in one.read))
      continue;
    const { path, line, message, namespace: concerned } = one.read;
    if (one.object.metadata.name === name && concerned === namespace) {
      return ` that can be understood (${path}:${line}: ${message})`;
    }
  }
  return undefined;
}

function hint([service]: Service[]): string {
  return service
    ? `: the Service is ${service.namespace}/Service/${service.name}`
    : '';
}

function addressesOf(option: string, text: string): Asked {
  const isOne = !/[/-]/.test(text);
  const cidr = isOne ? `${text}${text.includes(':') ? '/128' : '/32'}` : text;
  if (rangeOf(text)) return { kind: 'addresses', cidr };
  throw new Misuse(
    `${option}: '${text}' are no addresses: 10.0.0.0/8, 10.0.0.1 and 10.0.0.0-10.0.0.9 are`,
  );
}

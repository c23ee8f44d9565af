import { Microservice } from '@callboard/contract';
import { RandomRepository } from '@callboard/test-cluster/src/random-repository';
import { portsOf } from '../promise/promised';

/** The first two services that could do so copy requests from one to the other; as it was where no two could. */
export function mirrored(repository: RandomRepository): RandomRepository {
  const { services, platform } = repository;
  if (platform.spec.mesh.kind !== 'istio-sidecar') return repository;
  const able = services.filter(({ spec }) =>
    [undefined, 'ClusterIP'].includes(spec.service?.type),
  );
  const pairs = able.flatMap(from =>
    able
      .filter(
        to => to !== from && to.metadata.namespace === from.metadata.namespace,
      )
      .map(to => [from, withPortsOf(from, to)] as const),
  );
  const pair = pairs.find(([from, to]) => haveOneInCommon(from, to));
  if (!pair) return repository;
  const [from, to] = pair;
  return {
    ...repository,
    services: services.map(one => {
      if (one === from) return copyingTo(to.metadata.name, from);
      return one.metadata === to.metadata ? to : one;
    }),
  };
}

/** With the other's ports beside its own, as far as names and numbers are free, and on other pod ports. */
function withPortsOf(from: Microservice, to: Microservice): Microservice {
  const { service = {} } = to.spec;
  const own = portsOf(to);
  const taken = Object.values(own).map(({ port }) => port);
  const free = Object.entries(portsOf(from)).filter(
    ([name, { port }]) => !Object.hasOwn(own, name) && !taken.includes(port),
  );
  const ports = {
    ...own,
    ...Object.fromEntries(
      free.map(([name, port], index) => [
        name,
        { ...port, targetPort: 7001 + index },
      ]),
    ),
  };
  return { ...to, spec: { ...to.spec, service: { ...service, ports } } };
}

function haveOneInCommon(from: Microservice, to: Microservice): boolean {
  return Object.entries(portsOf(from)).some(
    ([name, { appProtocol = 'tcp' }]) =>
      appProtocol !== 'tcp' && portsOf(to)[name]?.appProtocol === appProtocol,
  );
}

function copyingTo(name: string, { spec, ...rest }: Microservice) {
  const mirror = { service: name, percent: 5 };
  return { ...rest, spec: { ...spec, traffic: { ...spec.traffic, mirror } } };
}

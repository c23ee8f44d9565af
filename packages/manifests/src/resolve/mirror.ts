import { Microservice } from '@callboard/contract';
import { Port, podPortOf, podPortsOf, portNamed, portsOf } from '../ports';
import {
  Call,
  Caller,
  Mirror,
  MirroredPort,
  RenderInput,
} from '../render-input';
import { isIn, managedPeer, refOf } from './peer';
import { Findings } from './render-issue';

type Around = Pick<RenderInput, 'platform' | 'peers'>;

const path = ['spec', 'traffic', 'mirror', 'service'];

/** Where copies of the requests to a service go; nothing where it asks for none. */
export function resolveMirror(
  service: Microservice,
  around: Around,
  findings: Findings,
): Mirror | undefined {
  const asked = service.spec.traffic?.mirror;
  const target = asked && targetOf(service, asked.service, around, findings);
  if (!target) return undefined;
  const ports = portsOf(service).filter(([, port]) => hasRequests(port));
  const copied = ports.flatMap(([name]) => copiedPort(service, target, name));
  if (copied.length === 0) {
    return findings.refuse(
      'mirror-target-unfit',
      path,
      `${refOf(
        target,
      )} has no port that copies could go to: its spec.service.ports needs one of the name and the appProtocol of a port of ${refOf(
        service,
      )}, which are ${ports.map(([name]) => name).join(', ')}`,
    );
  }
  const plain = copied.find(({ copyPodPort }) =>
    isReadInPlain(target, copyPodPort, around.platform),
  );
  if (plain) {
    return findings.refuse(
      'mirror-target-unfit',
      path,
      `${refOf(target)} has its metrics on ${
        plain.copyPodPort
      }, where copies would go: the scraper of ${
        around.platform.metadata.name
      } is outside the mesh, so that port is open without identity. Give the metrics a pod port of their own`,
    );
  }
  ports
    .filter(([, { port }]) => copied.every(copy => copy.port !== port))
    .forEach(([name]) =>
      findings.note(
        `requests to ${name} are not copied: ${refOf(
          target,
        )} has no port of this name and appProtocol`,
      ),
    );
  return {
    peer: managedPeer(target, around.platform),
    percent: asked.percent,
    ports: copied,
  };
}

function targetOf(
  service: Microservice,
  name: string,
  { platform, peers }: Around,
  findings: Findings,
): Microservice | undefined {
  const { namespace } = service.metadata;
  const environment = platform.metadata.name;
  const target = peers({ namespace, name });
  if (!target) {
    return findings.refuse(
      'mirror-target-unknown',
      path,
      `${namespace}/${name} has no microservice.yaml in this repository: onboard it first, or correct the name`,
    );
  }
  if (!isIn(target, environment)) {
    return findings.refuse(
      'mirror-target-absent',
      path,
      `${refOf(
        target,
      )} is not in ${environment}: add ${environment} to its spec.environments, or do without copies`,
    );
  }
  if (target.spec.owner !== service.spec.owner) {
    return findings.refuse(
      'mirror-target-of-another',
      path,
      `${refOf(target)} is of ${target.spec.owner} (spec.owner) and ${refOf(
        service,
      )} of ${
        service.spec.owner
      }: whoever may call the one could call the other, so both must be of one owner`,
    );
  }
  const { type } = target.spec.service ?? {};
  return type === 'Headless' || type === 'ExternalName'
    ? findings.refuse(
        'mirror-target-unfit',
        path,
        `${refOf(
          target,
        )} is of the type ${type} (spec.service.type), which has no address of its own that copies could go to: use ClusterIP`,
      )
    : target;
}

/** What a scraper without identity reads takes plain traffic from whoever the NetworkPolicy lets through. */
function isReadInPlain(
  target: Microservice,
  podPort: number,
  { spec }: RenderInput['platform'],
): boolean {
  return (
    spec.monitoring !== undefined &&
    spec.monitoring.serviceAccount === undefined &&
    portsOf(target).some(
      ([, port]) => port.scrape !== undefined && podPortOf(port) === podPort,
    )
  );
}

function hasRequests({ appProtocol }: Port): boolean {
  return appProtocol === 'http' || appProtocol === 'grpc';
}

function copiedPort(
  service: Microservice,
  target: Microservice,
  name: string,
): MirroredPort[] {
  const [from, to] = [portNamed(service, name)!, portNamed(target, name)];
  return to && to.appProtocol === from.appProtocol
    ? [
        {
          port: from.port,
          podPort: podPortOf(from),
          copyPort: to.port,
          copyPodPort: podPortOf(to),
        },
      ]
    : [];
}

/** Is it the caller's own proxy that sends the copies? Then whoever may call must reach their target, too. */
const isSentByCallers = ({ platform }: Around) =>
  platform.spec.mesh.kind === 'istio-sidecar';

/** Where the copies of a call go; nothing where the callee has none made, or cannot. */
export function copiesOfCall(
  callee: Microservice,
  portName: string,
  around: Around,
): Call['copies'] {
  if (!isSentByCallers(around)) return undefined;
  // What is wrong with the mirror is said where the callee is rendered.
  const mirror = resolveMirror(callee, around, new Findings());
  const copy = mirror?.ports.find(
    ({ port }) => port === portNamed(callee, portName)!.port,
  );
  return mirror && copy && { peer: mirror.peer, podPort: copy.copyPodPort };
}

/** The callers with what lets their copies through. */
export function withCopies(
  callers: Caller[],
  mirror: Mirror | undefined,
  around: Around,
): Caller[] {
  if (!mirror || !isSentByCallers(around)) return callers;
  return callers.map(caller => {
    const podPorts = mirror.ports
      .filter(({ podPort }) => caller.podPorts.includes(podPort))
      .map(({ copyPodPort }) => ({ port: copyPodPort }));
    return podPorts.length
      ? {
          ...caller,
          copies: { peer: mirror.peer, podPorts: podPortsOf(podPorts) },
        }
      : caller;
  });
}

import {
  Connection,
  PeerView,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { EdgePort, explain, Peer, Workload } from '@callboard/reachability';
import { openIdOf, subjectOf } from '../change/change-name';
import { refOf } from '../repository/state';
import { halfOpen, stateOf } from './connection-state';
import { declaredBy } from './declared';
import { edgesFrom, edgesTo } from './edges';
import { toPeerView, toServiceView } from './peer';
import {
  isOfPlatform,
  nameInCluster,
  nameInGit,
  Scene,
  workloadsOf,
} from './scene';
import { callsInCatalog } from './who-is-said-to-call';
import { toVerdictView } from './words';

/** The rows of one table, and how many peers the reader may not see. */
export interface Connections {
  rows: Connection[];
  hidden: number;
}

/** Who calls a service, or may: what nobody declares and nothing allows is no row. */
export async function callersOf(
  scene: Scene,
  service: ServiceName,
): Promise<Connections> {
  const edges = (await edgesTo(scene, service)).map(({ peer, ports }) => ({
    peer: toPeerView(scene, peer),
    rows: rowsOf(scene, callerOf(scene, peer), service, ports, peer),
  }));
  return toTable(edges);
}

/** Whom a service calls, or may. */
export async function callsOf(
  scene: Scene,
  service: ServiceName,
): Promise<Connections> {
  const { network, platform } = scene;
  const [workload] = workloadsOf(network, platform, service);
  if (!workload) return { rows: [], hidden: 0 };
  const peer: Peer = { kind: 'workload', workload };
  const found = (await edgesFrom(scene, service, workload)).map(call => ({
    called: nameInGit(call.service, platform),
    ports: call.ports,
  }));
  return toTable(
    [...found, ...missingCalls(scene, service, workload, found)].map(
      ({ called, ports }) => ({
        peer: toServiceView(scene, called),
        rows: rowsOf(scene, service, called, ports, peer),
      }),
    ),
  );
}

type Row = Omit<Connection, 'peer'>;
type Called = { called: ServiceName; ports: EdgePort[] };

function toTable(
  edges: { peer: PeerView | undefined; rows: Row[] }[],
): Connections {
  return {
    rows: edges.flatMap(({ peer, rows }) =>
      peer ? rows.map(row => ({ peer, ...row })) : [],
    ),
    hidden: edges.filter(({ peer, rows }) => !peer && rows.length > 0).length,
  };
}

/** What the caller's contract declares and no Service of the environment answers to. */
function missingCalls(
  { state, network, platform }: Scene,
  service: ServiceName,
  workload: Workload,
  found: Called[],
): Called[] {
  const contract = state.microservices.get(refOf(service));
  return Object.values(contract?.spec.calls ?? {}).flatMap(call => {
    const called = { namespace: call.namespace, name: call.service };
    const isFound = found.some(
      one =>
        refOf(one.called) === refOf(called) &&
        one.ports.some(
          ({ name, port }) => call.port === name || call.port === port,
        ),
    );
    if (isFound) return [];
    const trace = explain(network, {
      from: { kind: 'workload', workload },
      service: call.podLabels ? called : nameInCluster(called, platform),
      port: call.port,
    });
    const number = typeof call.port === 'number' ? call.port : 0;
    return [
      {
        called,
        ports: [
          {
            name: String(call.port),
            port: number,
            protocol: 'TCP' as const,
            ...trace,
          },
        ],
      },
    ];
  });
}

function callerOf(scene: Scene, peer: Peer): ServiceName | undefined {
  return peer.kind === 'workload' && !isOfPlatform(scene, peer.workload)
    ? nameInGit(peer.workload, scene.platform)
    : undefined;
}

function rowsOf(
  scene: Scene,
  caller: ServiceName | undefined,
  called: ServiceName,
  ports: EdgePort[],
  peer: Peer,
): Row[] {
  const all = ports.map(port => ({
    port,
    row: toRow(scene, caller, called, port, peer),
  }));
  const telling = all.filter(
    ({ port, row }) =>
      row.verdict.outcome !== 'denied' ||
      row.declaredBy.includes('contract') ||
      halfOpen(port.steps) !== undefined,
  );
  if (telling.length > 0) return telling.map(({ row }) => row);
  // The catalog names no port: where none tells more, all but those for the scraper are meant.
  return all
    .filter(
      ({ port, row }) =>
        row.declaredBy.length > 0 && !isScraped(scene, called, port.name),
    )
    .map(({ row }) => row);
}

function toRow(
  scene: Scene,
  caller: ServiceName | undefined,
  called: ServiceName,
  edge: EdgePort,
  peer: Peer,
): Row {
  const { state, entities } = scene;
  const port = {
    name: edge.name || String(edge.port),
    number: edge.port,
    protocol: edge.protocol,
  };
  const declared = caller
    ? declaredBy(
        {
          contract: state.microservices.get(refOf(caller)),
          isInCatalog: callsInCatalog(entities, refOf(caller)).has(
            refOf(called),
          ),
        },
        called,
        port,
      )
    : declaredByPlatform(scene, called, peer);
  const grant = caller && grantOf(scene, caller, called, port.name);
  const openChange = caller && openChangeOf(scene, caller, called);
  const isExpected = declared.length > 0 || isPlatform(scene, peer);
  return {
    port,
    declaredBy: declared,
    ...(grant && { grant }),
    verdict: toVerdictView(edge.verdict),
    state: stateOf(edge, isExpected),
    ...(openChange && { openChange }),
  };
}

function isPlatform(scene: Scene, peer: Peer): boolean {
  return peer.kind === 'workload' && isOfPlatform(scene, peer.workload);
}

/** The addresses that a contract lets in from outside. */
function declaredByPlatform(
  { state }: Scene,
  called: ServiceName,
  peer: Peer,
): Connection['declaredBy'] {
  const sources = state.microservices.get(refOf(called))?.spec.service?.sources;
  return peer.kind === 'addresses' && sources?.includes(peer.cidr)
    ? ['contract']
    : [];
}

function grantOf(
  { state, environment, today }: Scene,
  caller: ServiceName,
  called: ServiceName,
  port: string,
): Connection['grant'] {
  const grant = state.grants
    .get(refOf(called))
    ?.find(({ metadata }) => refOf(metadata) === refOf(caller));
  const { ports = [], environments, until } = grant?.spec ?? {};
  if (!ports.includes(port)) return undefined;
  if (environments && !environments.includes(environment)) return undefined;
  return {
    ...(until && { until }),
    isExpired: until !== undefined && until < today,
  };
}

function openChangeOf(
  { changes }: Scene,
  caller: ServiceName,
  called: ServiceName,
): Connection['openChange'] {
  const subject = subjectOf(caller);
  const ids = ['grant', 'revoke'].map(operation =>
    openIdOf({ operation, service: called, subject }),
  );
  const change = changes.find(({ id }) => ids.includes(id));
  return (
    change && {
      repository: change.repository,
      id: change.id,
      operation: change.operation,
      title: change.title,
    }
  );
}

function isScraped({ state }: Scene, service: ServiceName, port: string) {
  const ports = state.microservices.get(refOf(service))?.spec.service?.ports;
  return ports?.[port]?.scrape !== undefined;
}

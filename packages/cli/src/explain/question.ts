import {
  explain,
  type Network,
  passageOf,
  type Passage,
  type Peer,
  type Protocol,
  type Service,
  type Step,
  type Trace,
} from '@callboard/reachability';
import { Misuse } from '../Misuse';
import { findPeer } from '../peers/find-peer';
import { type Named, namedOf } from '../peers/named';

/** One call, and what became of it station by station. */
export interface Explained {
  from: Named;
  to: Named;
  /** As people name it. */
  port: string;
  trace: Trace;
}

/**
 * Answers to one call. With a Service its name and its port count, too; else the call goes to the pods or addresses.
 * @throws Misuse where an end or the port is not there, or may be several.
 */
export function explainTo(
  network: Network,
  asked: { from: string; to: string; port: string },
): Explained {
  const from = findPeer(network, '--from', asked.from);
  const to = findPeer(network, '--to', asked.to);
  if (from.kind === 'service') {
    throw new Misuse(`--from: a Service calls nobody, its workloads do`);
  }
  if (to.kind === 'service') {
    const { namespace, name } = to.service;
    const { word, port } = servicePort(to.service, asked.port);
    return {
      from: namedOf(from),
      to: { namespace, name, kind: 'Service' },
      port: word,
      trace: explain(network, { from, service: { namespace, name }, port }),
    };
  }
  if (from.kind === 'addresses' && to.kind === 'addresses') {
    throw new Misuse('one of --from and --to is in the cluster: a workload');
  }
  const { protocol, port } = podPort(asked.port);
  return {
    from: namedOf(from),
    to: namedOf(to),
    port: `${protocol} ${port}`,
    trace: traceOf(
      passageOf(network, { from, to: to as Peer, protocol, port }),
    ),
  };
}

const stations = ['leaving', 'entering', 'mesh'] as const;

function traceOf(passage: Passage): Trace {
  return {
    steps: stations.flatMap((station): Step[] => {
      const verdict = passage[station];
      return verdict ? [{ station, verdict }] : [];
    }),
    verdict: passage.verdict,
  };
}

function podPort(text: string): { protocol: Protocol; port: number } {
  const [, protocol, digits] =
    /^(TCP|UDP|SCTP)\/(\d{1,5})$/.exec(text.toUpperCase()) ?? [];
  const port = Number(digits);
  if (protocol && port >= 1 && port <= 65535) {
    return { protocol: protocol as Protocol, port };
  }
  throw new Misuse(
    `--port takes a protocol and a port of 1-65535, such as TCP/8080, got '${text}'`,
  );
}

/** By its name or number; by protocol and number where one number has two. */
function servicePort(
  { ports, name, externalName }: Service,
  text: string,
): { word: string; port: string | number } {
  const found = ports.filter(
    one =>
      one.name === text ||
      String(one.port) === text ||
      `${one.protocol}/${one.port}` === text.toUpperCase(),
  );
  if (found.length === 1) {
    const [one] = found;
    const word = `${one.protocol} ${one.port}`;
    return {
      word: one.name ? `${one.name}, ${word}` : word,
      port: one.name || one.port,
    };
  }
  // Whatever an alias stands for has ports of its own.
  if (externalName && ports.length === 0) return ofAlias(text);
  const all = ports.map(
    one => `${one.name ? `${one.name} ` : ''}${one.protocol}/${one.port}`,
  );
  throw new Misuse(
    found.length > 1
      ? `--port: '${text}' may be ${all.join(' or ')}: say which`
      : `--port: Service ${name} has ${
          all.join(', ') || 'no port'
        }, got '${text}'`,
  );
}

function ofAlias(text: string): { word: string; port: string | number } {
  const digits = /^(?:TCP\/|UDP\/|SCTP\/)?(\d{1,5})$/i.exec(text)?.[1];
  return { word: text, port: digits ? Number(digits) : text };
}

import { parseCidr } from '../address/range';
import { CniName } from '../cni/profiles';
import { DefaultInboundPolicy, NetworkFacts } from '../network/facts';
import { Network } from '../network/network';
import { toNetwork } from '../network/to-network';
import { Peer } from '../packet/end';
import { passageOf } from '../packet/reach';
import { explain } from '../question/explain';
import { toSnapshot } from '../snapshot';
import { Reason } from '../verdict/reason';
import { Outcome, Verdict } from '../verdict/verdict';
import { Protocol } from '../workload/workload';
import { wordsOf } from '../words/condition';
import { sentenceOf } from '../words/sentence';

const signs: Record<Outcome, string> = {
  allowed: '.',
  denied: 'X',
  conditional: '~',
  unknown: '?',
};

/**
 * Fills in what a case expects: the cells of its table and the lines under each `why`, all of them comments at the top
 * of a file of manifests. What it answers is what the file should be.
 */
export function filledIn(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex(line => !line.startsWith('#'));
  const head = lines.slice(0, end).map(line => line.replace(/^# ?/, ''));
  const body = lines.slice(end);
  const network = networkOf(head, text);
  const filled = [
    ...aboveTable(head),
    ...table(network, head),
    ...whys(network, head),
    ...problems(network),
  ];
  const shift = filled.length - end;
  return [...filled.map(line => `# ${line}`.trimEnd()), ...body]
    .join('\n')
    .replace(
      /(\(line |case\.yaml:)(\d+)/g,
      (_, before, line) => `${before}${Number(line) + shift}`,
    );
}

function networkOf(head: string[], text: string): Network {
  const settings = Object.fromEntries(
    head.flatMap(line => {
      const match = /^(cni|mesh|dns|other policies): (.+)$/.exec(line);
      return match ? [[match[1], match[2]]] : [];
    }),
  );
  const facts: NetworkFacts = {
    clusterDomain: 'cluster.local',
    enforcedBy: (settings.cni ?? 'calico') as CniName,
    otherPolicies:
      settings['other policies'] === 'unknown' ? 'unknown' : 'none',
    mesh: meshOf(settings.mesh ?? 'none'),
    ...(settings.dns && {
      dns: {
        namespace: 'kube-system',
        podLabels: { 'k8s-app': 'kube-dns' },
        port: Number(/port (\d+)/.exec(settings.dns)?.[1]),
        ips: /cache (\S+)/.exec(settings.dns)?.slice(1) ?? [],
      },
    }),
  };
  return toNetwork(toSnapshot([{ path: 'case.yaml', text }]), facts);
}

/** `linkerd, default deny` names the default policy, too. */
function meshOf(text: string): NetworkFacts['mesh'] {
  const [kind, policy = 'all-unauthenticated'] = text.split(', default ');
  if (kind === 'istio-sidecar' || kind === 'istio-ambient') {
    return {
      kind,
      trustDomain: 'cluster.local',
      rootNamespace: 'istio-system',
    };
  }
  if (kind !== 'linkerd') return { kind: 'none' };
  return {
    kind: 'linkerd',
    namespace: 'linkerd',
    trustDomain: 'cluster.local',
    defaultInboundPolicy: policy as DefaultInboundPolicy,
    clusterNetworks: ['10.0.0.0/8', '100.64.0.0/10'],
  };
}

const isHeader = (line: string) =>
  line.startsWith('from ') && line.includes('|');

function aboveTable(head: string[]): string[] {
  return head.slice(0, head.findIndex(isHeader));
}

function table(network: Network, head: string[]): string[] {
  const start = head.findIndex(isHeader);
  const length = head.slice(start).findIndex(line => !line.includes('|'));
  const [[corner, ...columns], ...rows] = head
    .slice(start, length < 0 ? undefined : start + length)
    .map(line => line.split('|').map(cell => cell.trim()));
  const cells = [
    [corner, ...columns],
    ...rows.map(([from]) => [
      from,
      ...columns.map(to =>
        from === to.split(' ')[0]
          ? '-'
          : signs[judge(network, from, to).verdict.outcome],
      ),
    ]),
  ];
  const widths = cells[0].map((_, column) =>
    Math.max(...cells.map(row => row[column].length)),
  );
  return cells.map(row =>
    row.map((cell, column) => cell.padEnd(widths[column])).join(' | '),
  );
}

function whys(network: Network, head: string[]): string[] {
  return head
    .filter(line => line.startsWith('why '))
    .flatMap(line => {
      const [from, to] = line.slice('why '.length).split(' -> ');
      const { verdict, parts } = judge(network, from, to.trim());
      return [
        '',
        line,
        `  ${inWords(verdict)}`,
        ...parts.flatMap(([station, part]) =>
          part.reasons.map(reason => `  ${station}: ${withPlace(reason)}`),
        ),
      ];
    });
}

function problems({ problems: all }: Network): string[] {
  return all.length === 0
    ? []
    : [
        '',
        'problems',
        ...all.map(({ message, line }) => `  ${message} (line ${line})`),
      ];
}

type Judged = { verdict: Verdict; parts: [string, Verdict][] };

/** `shop/db 5432`, `shop/db UDP 53`, `203.0.113.7 443`; by a Service `Service shop/orders http`. */
function judge(network: Network, from: string, to: string): Judged {
  const words = to.split(' ');
  if (words[0] === 'Service') {
    const [namespace, name] = words[1].split('/');
    const trace = explain(network, {
      from: peer(network, from),
      service: { namespace, name },
      port: /^\d+$/.test(words[2]) ? Number(words[2]) : words[2],
    });
    return {
      verdict: trace.verdict,
      parts: trace.steps.map(({ station, verdict }) => [station, verdict]),
    };
  }
  const [end, ...port] = words;
  const { verdict, ...sides } = passageOf(network, {
    from: peer(network, from),
    to: peer(network, end),
    protocol: (port.length > 1 ? port[0] : 'TCP') as Protocol,
    port: Number(port.at(-1)),
  });
  return { verdict, parts: Object.entries(sides) };
}

function peer({ workloads }: Network, text: string): Peer {
  const workload = workloads.find(
    ({ namespace, name }) => `${namespace}/${name}` === text,
  );
  if (workload) return { kind: 'workload', workload };
  const cidr = text.includes('/')
    ? text
    : `${text}/${text.includes(':') ? 128 : 32}`;
  if (!parseCidr(cidr)) {
    throw new Error(`'${text}' is neither a workload of the case nor a range`);
  }
  return { kind: 'addresses', cidr };
}

function inWords(verdict: Verdict): string {
  return verdict.outcome === 'conditional'
    ? `conditional: allowed ${verdict.on.map(wordsOf).join(', ')}`
    : verdict.outcome;
}

function withPlace(reason: Reason): string {
  const sentence = sentenceOf(reason);
  return reason.at ? `${sentence} (line ${reason.at.line})` : sentence;
}

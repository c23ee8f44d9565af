import {
  CniName,
  Network,
  NetworkFacts,
  PodFacts,
  toNetwork,
  toSnapshot,
} from '@callboard/reachability';
import { DeclaredCall } from '../declared-call';
import { Finding } from '../finding';
import { checkAll } from '../run-checks';

/** What the comment at the top of a case says of it: see cases/README.md. */
interface Head {
  facts: NetworkFacts;
  declared: DeclaredCall[];
}

export function readCase(text: string): [Network, DeclaredCall[]] {
  const { facts, declared } = readHead(text);
  const snapshot = toSnapshot([{ path: 'case.yaml', text }]);
  return [toNetwork(snapshot, facts), declared];
}

/** The file as it should be: what is below `findings` in the comment at its top is written anew. */
export function filledIn(text: string): string {
  // The first time for the length of the comment, which moves the lines that findings name.
  return withFindings(withFindings(text));
}

function withFindings(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex(line => !line.startsWith('#'));
  const kept = lines.slice(0, lines.indexOf('# findings') + 1);
  const found = checkAll(...readCase(text)).flatMap(inWords);
  return [
    ...kept,
    ...(found.length ? found : ['none']).map(line => `#   ${line}`),
    ...lines.slice(end),
  ].join('\n');
}

function inWords({ id, severity, service, message, evidence, fix }: Finding) {
  const places = evidence.map(({ at }) => at.line).join(', ');
  return [
    `${severity} ${id} ${
      service ? `${service.namespace}/${service.name}` : '-'
    } (line ${places})`,
    `  ${message}`,
    `  → ${fix}`,
  ];
}

function readHead(text: string): Head {
  const said = (key: string) =>
    [...text.matchAll(new RegExp(`^# ${key}: (.+)$`, 'gm'))].map(
      ([, value]) => value,
    );
  const dnsAt = said('dns')[0]?.split(' ');
  return {
    facts: {
      clusterDomain: 'cluster.local',
      enforcedBy: (said('cni')[0] ?? 'calico') as CniName,
      otherPolicies: 'none',
      mesh:
        said('mesh')[0] === 'istio-sidecar'
          ? {
              kind: 'istio-sidecar',
              trustDomain: 'cluster.local',
              rootNamespace: 'istio-system',
            }
          : { kind: 'none' },
      ...(dnsAt && {
        dns: {
          namespace: 'kube-system',
          podLabels: { 'k8s-app': 'kube-dns' },
          ips: dnsAt.slice(2),
          port: Number(dnsAt[1]),
        },
      }),
      pods: said('pods').map(readPods),
    },
    declared: said('declared').map(readCall),
  };
}

/** `monitoring/prometheus app=prometheus` */
function readPods(text: string): PodFacts {
  const [ref, ...labels] = text.split(' ');
  return {
    ...readRef(ref),
    podLabels: Object.fromEntries(labels.map(label => label.split('='))),
  };
}

/** `shop/web -> shop/orders http` */
function readCall(text: string): DeclaredCall {
  const [from, , to, port] = text.split(' ');
  return {
    from: readRef(from),
    to: readRef(to),
    ...(port && { port: /^\d+$/.test(port) ? Number(port) : port }),
  };
}

function readRef(text: string) {
  const [namespace, name] = text.split('/');
  return { namespace, name };
}

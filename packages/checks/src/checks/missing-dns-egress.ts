import {
  DnsFacts,
  naming,
  nameServers,
  Network,
  passageOf,
  Peer,
  Protocol,
  Workload,
} from '@callboard/reachability';
import { Check, Draft } from '../check';
import { isSame } from '../declared-call';
import { Subject } from '../subject';
import { Survey } from '../survey';
import { allOf, nameOf } from '../words';

export const missingDnsEgress: Check = {
  id: 'missing-dns-egress',
  severity: 'error',
  what: 'Policies isolate what leaves the pods, and none lets them ask DNS. A warning where only TCP is missing, or where nothing at all is let out and no call is declared.',
  why: 'The pods find no Service by its name, and no host outside: whatever else is allowed fails with a time-out. Over UDP alone, long answers fail.',
  fix: "Let them out to the pods of DNS on its port, UDP and TCP, and to the nodes' caches where there are any.",
  holds: 'where-enforced',
  find: (subject, survey) => {
    const { dns } = survey.network.facts;
    return dns
      ? subject.workloads.flatMap(pods => onPods(pods, dns, subject, survey))
      : [];
  },
};

function onPods(
  pods: Workload,
  dns: DnsFacts,
  { ref, policies }: Subject,
  { network, declared, podsSelectedBy }: Survey,
): Draft[] {
  const closedFor = (protocol: Protocol) =>
    closedServers(network, pods, dns, protocol);
  const [udp, tcp] = [closedFor('UDP'), closedFor('TCP')];
  if (udp.length + tcp.length === 0) return [];
  const name = nameOf(pods);
  const servers = allOf(udp.length ? udp : tcp);
  const isolating = policies.filter(
    policy => policy.rules.egress && podsSelectedBy(policy).has(pods),
  );
  const about = {
    evidence: isolating.map(({ object }) => naming(object)),
    fix: `Add an egress rule to ${servers}, on port ${dns.port}, UDP and TCP.`,
  };
  if (udp.length === 0) {
    return [
      {
        ...about,
        severity: 'warning',
        message: `${name} may ask DNS over UDP only: answers that do not fit are asked for again over TCP, and that is denied.`,
      },
    ];
  }
  const isClosed = isolating.every(({ rules }) => rules.egress?.length === 0);
  if (isClosed && !declared.some(({ from }) => isSame(from, ref))) {
    return [
      {
        ...about,
        severity: 'warning',
        message: `${name} may call nobody, and not even ask DNS: right only for what never looks up a name.`,
      },
    ];
  }
  return [
    {
      ...about,
      message: `${name} may not ask DNS: none of its policies lets it out to ${servers}, so that it finds no Service by its name.`,
    },
  ];
}

/** The servers that the pods are surely not let out to. */
function closedServers(
  network: Network,
  workload: Workload,
  dns: DnsFacts,
  protocol: Protocol,
): string[] {
  const { namespace, podLabels, port } = dns;
  const labels = Object.entries(podLabels).map(pair => pair.join('='));
  const from: Peer = { kind: 'workload', workload };
  return nameServers(dns)
    .filter(to => {
      const { leaving } = passageOf(network, { from, to, protocol, port });
      return leaving?.outcome === 'denied';
    })
    .map(to =>
      to.kind === 'addresses'
        ? to.cidr
        : `pods ${labels.join(',')} of namespace ${namespace}`,
    );
}

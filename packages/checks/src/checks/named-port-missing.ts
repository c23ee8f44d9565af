import {
  naming,
  PortEntry,
  portsNamed,
  Protocol,
  Workload,
} from '@callboard/reachability';
import { Check, Draft } from '../check';
import { slipOf } from '../did-you-mean';
import { evidenceOf, PlacedRule, ruleText, rulesOf } from '../placed-rule';
import { receiversOf } from '../receivers';
import { Subject } from '../subject';
import { Survey } from '../survey';
import { allOf, capital, nameOf, podsText } from '../words';

export const namedPortMissing: Check = {
  id: 'named-port-missing',
  severity: 'error',
  what: 'A rule, or the `targetPort` of the Service, names a port that no pod it is for declares.',
  why: 'The name is looked up on the pods. Where it is not found, the rule matches nothing, and the port of the Service leads nowhere.',
  fix: "Name the container's port so, or write a name or number that it has.",
  holds: 'where-enforced',
  find: (subject, survey) => [
    ...targetPorts(subject, survey),
    ...rulesOf(subject.policies).flatMap(placed =>
      placed.rule.ports.flatMap(entry => inRule(placed, entry, survey)),
    ),
  ],
};

function targetPorts(
  { service, workloads }: Subject,
  { servicesOf }: Survey,
): Draft[] {
  if (!service) return [];
  const backends = workloads.filter(pods => servicesOf(pods).includes(service));
  return service.ports.flatMap(({ targetPort, protocol }, index): Draft[] => {
    if (!isMissing(targetPort, protocol, backends)) return [];
    return [
      {
        holds: 'always',
        message: `The Service ${nameOf(
          service,
        )} leads to a ${protocol} port named ${targetPort}. ${lack(backends)}`,
        evidence: [naming(service.object, { list: 'ports', index })],
        fix: fixText(targetPort, protocol, backends),
      },
    ];
  });
}

function inRule(
  placed: PlacedRule,
  { port, protocol }: PortEntry,
  survey: Survey,
): Draft[] {
  const receivers = receiversOf(survey, placed);
  return isMissing(port, protocol, receivers) && knowsAll(placed, survey)
    ? [
        {
          ...(placed.direction === 'egress' && {
            peers: receivers.map(survey.serviceRefOf),
          }),
          message: `${capital(
            ruleText(placed),
          )} is for a ${protocol} port named ${port}. ${lack(receivers)}`,
          evidence: [evidenceOf(placed)],
          fix: fixText(port, protocol, receivers),
        },
      ]
    : [];
}

/** The ports of the platform's own pods are not known. */
function isMissing(
  port: number | string | undefined,
  protocol: Protocol,
  pods: Workload[],
): port is string {
  return (
    typeof port === 'string' &&
    pods.length > 0 &&
    pods.every(
      pod => pod.object && portsNamed(pod, port, protocol).length === 0,
    )
  );
}

/** Of a rule for several peers, one whose pods are not known may be the one with this port. */
function knowsAll(
  { policy, direction, rule }: PlacedRule,
  { podsMeant }: Survey,
): boolean {
  return (
    direction === 'ingress' ||
    rule.peers.every(
      entry => 'ipBlock' in entry || podsMeant(entry, policy).pods.length > 0,
    )
  );
}

function lack(pods: Workload[]): string {
  const ports = pods.flatMap(pod =>
    pod.ports.map(({ name, port, protocol }) => `${protocol} ${name ?? port}`),
  );
  return `${podsText(pods)} ${
    ports.length ? `has ${allOf([...new Set(ports)])}` : 'declares no ports'
  }.`;
}

function fixText(port: string, protocol: Protocol, pods: Workload[]): string {
  const ports = pods.flatMap(pod => pod.ports);
  const other = ports.find(({ name }) => name === port);
  if (other) return `Change ${protocol} to ${other.protocol}.`;
  const names = ports
    .filter(one => one.protocol === protocol)
    .flatMap(({ name }) => name ?? []);
  const meant = names.length === 1 ? names[0] : slipOf(port, names);
  return meant
    ? `Change ${port} to ${meant}.`
    : `Give the container's port the name ${port}.`;
}

import {
  allowsPort,
  podPortsOf,
  PortEntry,
  Rule,
  Service,
  Workload,
} from '@callboard/reachability';
import { Check, Draft } from '../check';
import { evidenceOf, PlacedRule, ruleText, rulesOf } from '../placed-rule';
import { receiversOf } from '../receivers';
import { Survey } from '../survey';
import { capital, nameOf, oneOf, refOf } from '../words';

export const servicePortAsPodPort: Check = {
  id: 'service-port-as-pod-port',
  severity: 'error',
  what: "A rule names a Service's port that none of the pods it is for listens on, and not the pods' own port.",
  why: 'A policy is judged at the pod, behind the translation of the Service: the rule never matches.',
  fix: "Write the pod port, the Service's `targetPort`.",
  holds: 'where-enforced',
  find: ({ policies }, survey) =>
    rulesOf(policies).flatMap(placed =>
      placed.rule.ports.flatMap(entry => onEntry(placed, entry, survey)),
    ),
};

function onEntry(
  placed: PlacedRule,
  entry: PortEntry,
  survey: Survey,
): Draft[] {
  const receivers = receiversOf(survey, placed);
  const { port, endPort, protocol } = entry;
  const isPodPort = receivers.some(receiver =>
    survey
      .podPortsOf(receiver)
      .some(one => one.port === port && one.protocol === protocol),
  );
  if (endPort !== undefined || isPodPort) return [];
  const [mistake, ...others] = receivers.flatMap(receiver =>
    mistakesAt(receiver, placed.rule, entry, survey),
  );
  if (!mistake) return [];
  const { service } = mistake;
  const podPorts = [mistake, ...others]
    .filter(other => other.service === service)
    .map(({ podPort }) => podPort);
  const podPort = oneOf([...new Set(podPorts)]);
  const { direction } = placed;
  const isJudgedBefore =
    direction === 'egress' && survey.network.facts.enforcedBy === 'aws-vpc-cni';
  return [
    {
      ...(direction === 'egress' && { peers: [refOf(service)] }),
      message: `${capital(
        ruleText(placed),
      )} is for port ${port}, which is the port of the Service ${nameOf(
        service,
      )}. Its pods listen on ${podPort}, and policies are judged there.`,
      evidence: [evidenceOf(placed)],
      fix: isJudgedBefore
        ? `Add port ${podPort} beside ${port}: this network plugin judges by both.`
        : `Change port ${port} to ${podPort}.`,
    },
  ];
}

interface Mistake {
  service: Service;
  podPort: number;
}

/** The Services with that port that lead to pod ports which the rule does not allow. */
function mistakesAt(
  receiver: Workload,
  rule: Rule,
  { port, protocol }: PortEntry,
  { servicesOf }: Survey,
): Mistake[] {
  return servicesOf(receiver).flatMap(service =>
    service.ports
      .filter(spec => spec.port === port && spec.protocol === protocol)
      .flatMap(spec => podPortsOf(spec, receiver))
      .filter(podPort => !allowsPort(rule, receiver, protocol, podPort))
      .map(podPort => ({ service, podPort })),
  );
}

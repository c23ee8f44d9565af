import {
  allowsPort,
  passageOf,
  Reason,
  ServiceRef,
  Workload,
} from '@callboard/reachability';
import { Check, Draft } from '../check';
import { isSame } from '../declared-call';
import { NamingRule, namingRulesOf } from '../naming-rule';
import { evidenceOf, ruleText } from '../placed-rule';
import { shownBy } from '../shown-by';
import { Subject } from '../subject';
import { Survey } from '../survey';
import { capital, nameOf, oneOf } from '../words';

export const halfOpen: Check = {
  id: 'half-open',
  severity: 'warning',
  what: "A rule names the other end by a label, and the other end's own policies deny it. Not where the call is declared: that is an error of its own.",
  why: 'A connection needs both: the egress of the caller and the ingress of the called. With one of them, calls end in a time-out.',
  fix: 'Add the rule at the other end, or delete this one.',
  holds: 'where-enforced',
  find: (subject, survey) =>
    waysOf(subject, survey).flatMap(way => onWay(way, subject, survey)),
};

/** From pods to pods, let through by a rule at one end. */
interface Way {
  by: NamingRule;
  from: Workload;
  to: Workload;
}

/** Those that its own rules speak of, and those on which others let it in: who merely lets himself out to it does no harm. */
function waysOf({ workloads, policies }: Subject, survey: Survey): Way[] {
  const selves = ({ policy }: NamingRule) => [...survey.podsSelectedBy(policy)];
  const peers = ({ policy, entry }: NamingRule) =>
    survey.podsMeant(entry, policy).pods;
  const own = namingRulesOf(policies).flatMap(by =>
    selves(by)
      .filter(self => workloads.includes(self))
      .flatMap(self => peers(by).map(peer => wayOf(by, self, peer))),
  );
  const lettingIn = workloads.flatMap(peer =>
    survey
      .rulesNaming(peer)
      .filter(by => by.direction === 'ingress' && peers(by).includes(peer))
      .flatMap(by =>
        selves(by)
          .filter(self => !workloads.includes(self))
          .map(self => wayOf(by, self, peer)),
      ),
  );
  return [...own, ...lettingIn].filter(({ from, to }) => from !== to);
}

function wayOf(by: NamingRule, self: Workload, peer: Workload): Way {
  return by.direction === 'ingress'
    ? { by, from: peer, to: self }
    : { by, from: self, to: peer };
}

function onWay(way: Way, { workloads }: Subject, survey: Survey): Draft[] {
  const { by, from, to } = way;
  const denials = denialsOn(way, survey);
  if (denials.length === 0 || isDeclared(way, survey)) return [];
  const reasons = denials.flatMap(denial => denial.reasons);
  // Where it denies itself by a Service's port, there is a finding about that.
  const deniesItself = by.direction === 'ingress' && workloads.includes(from);
  if (deniesItself && isAboutServicePort(reasons)) return [];
  const port = oneOf(denials.map(denial => denial.port));
  const [caller, called] = [nameOf(from), nameOf(to)];
  const peer = workloads.includes(from) ? to : from;
  const [lacking, words] =
    by.direction === 'ingress'
      ? [
          `to the policies of ${caller} an egress rule to ${called}, port ${port}`,
          `lets ${caller} in on port ${port}, and the policies of ${caller} do not let it out to ${called}`,
        ]
      : [
          `to the policies of ${called} an ingress rule from ${caller}, port ${port}`,
          `lets ${caller} out to ${called} on port ${port}, and the policies of ${called} do not let it in`,
        ];
  return [
    {
      peers: [survey.serviceRefOf(peer)],
      message: `${capital(ruleText(by))} ${words}.`,
      evidence: [evidenceOf(by), ...shownBy(reasons)],
      fix: `Add ${lacking}; or delete this rule.`,
    },
  ];
}

function isAboutServicePort(reasons: Reason[]): boolean {
  return reasons.some(({ code }) => code === 'service-port-is-not-pod-port');
}

interface Denial {
  port: number;
  reasons: Reason[];
}

/** The ports of the pods that one end lets through by this rule, and the other end does not. */
function denialsOn({ by, from, to }: Way, survey: Survey): Denial[] {
  return survey
    .podPortsOf(to)
    .filter(({ port, protocol }) => allowsPort(by.rule, to, protocol, port))
    .flatMap(({ port, protocol }) => {
      const { leaving, entering } = passageOf(survey.network, {
        from: { kind: 'workload', workload: from },
        to: { kind: 'workload', workload: to },
        protocol,
        port,
      });
      const [here, there] =
        by.direction === 'ingress' ? [entering, leaving] : [leaving, entering];
      return here?.outcome === 'allowed' && there?.outcome === 'denied'
        ? [{ port, reasons: there.reasons }]
        : [];
    });
}

function isDeclared({ from, to }: Way, { declared, servicesOf }: Survey) {
  const isOf = (pods: Workload, ref: ServiceRef) =>
    [pods, ...servicesOf(pods)].some(one => isSame(ref, one));
  return declared.some(call => isOf(from, call.from) && isOf(to, call.to));
}

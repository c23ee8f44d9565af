import {
  equalTo,
  naming,
  NetworkPolicy,
  Service,
} from '@callboard/reachability';
import { Check, Draft } from '../check';
import { Miss, missOf } from '../did-you-mean';
import { evidenceOf, PlacedRule, ruleText, rulesOf } from '../placed-rule';
import { Survey } from '../survey';
import { allOf, nameOf, policyText, requirementText } from '../words';

export const selectsNothing: Check = {
  id: 'selects-nothing',
  severity: 'warning',
  what: 'The selector of the Service, of a policy, or one in a rule, fits no pods. Nothing is said of namespaces that the manifests do not hold, and of those with files that cannot be read.',
  why: 'Mostly a slip in a label: the Service leads nowhere, the policy protects nobody, or the rule lets nobody through.',
  fix: 'Write the labels that the pods have; delete what is not needed any more.',
  holds: 'where-enforced',
  find: ({ service, policies }, survey) => [
    ...(service ? ofService(service, survey) : []),
    ...policies.flatMap(policy => ofPolicy(policy, survey)),
    ...rulesOf(policies).flatMap(placed => ofPeers(placed, survey)),
  ],
};

function ofService(service: Service, survey: Survey): Draft[] {
  const { namespace, selector, object } = service;
  const pods = survey.network.workloadsIn(namespace);
  const isEmpty =
    Object.keys(selector).length > 0 &&
    survey.isKnown(namespace) &&
    !pods.some(one => survey.servicesOf(one).includes(service));
  if (!isEmpty) return [];
  const miss = missOf(equalTo(selector), pods);
  return [
    {
      holds: 'always',
      message: `The Service ${nameOf(service)} selects no pods: ${missText(
        miss,
        [namespace],
      )}.`,
      evidence: [naming(object)],
      fix: fixText(miss) ?? 'Correct its selector, or delete the Service.',
    },
  ];
}

function ofPolicy(policy: NetworkPolicy, survey: Survey): Draft[] {
  const { namespace, selector, problem, object } = policy;
  const isEmpty =
    selector.length > 0 &&
    !problem &&
    survey.isKnown(namespace) &&
    survey.podsSelectedBy(policy).size === 0;
  if (!isEmpty) return [];
  const miss = missOf(selector, survey.network.workloadsIn(namespace));
  return [
    {
      message: `${policyText(policy)} selects no pods: ${missText(miss, [
        namespace,
      ])}.`,
      evidence: [naming(object)],
      fix: fixText(miss) ?? 'Correct its podSelector, or delete the policy.',
    },
  ];
}

function ofPeers(placed: PlacedRule, survey: Survey): Draft[] {
  return placed.rule.peers.flatMap(entry => {
    if ('ipBlock' in entry || !entry.podSelector?.length) return [];
    const { pods, namespaces, isComplete } = survey.podsMeant(
      entry,
      placed.policy,
    );
    if (pods.length > 0 || !isComplete || !namespaces.every(survey.isKnown)) {
      return [];
    }
    const miss = missOf(
      entry.podSelector,
      namespaces.flatMap(name => survey.network.workloadsIn(name)),
    );
    return [
      {
        message: `A selector in ${ruleText(placed)} fits no pods: ${missText(
          miss,
          namespaces,
        )}.`,
        evidence: [evidenceOf(placed)],
        fix: fixText(miss) ?? 'Correct the selector, or delete it.',
      },
    ];
  });
}

function missText({ requirement, meant }: Miss, namespaces: string[]): string {
  const lacking = requirement ? requirementText(requirement) : 'all of that';
  const suggestion = meant ? `, but there is ${meant}` : '';
  return `none known in ${allOf(namespaces)} has ${lacking}${suggestion}`;
}

function fixText({ requirement, meant }: Miss): string | undefined {
  return requirement && meant
    ? `Change ${requirementText(requirement)} to ${meant}.`
    : undefined;
}

import { naming } from '@callboard/reachability';
import { Check } from '../check';
import { allOf, policyText } from '../words';

export const notEnforced: Check = {
  id: 'not-enforced',
  severity: 'error',
  what: 'There are policies, and the platform says that nothing enforces NetworkPolicy. Information where it says that it does not know.',
  why: 'The API server accepts policies that no network plugin carries out: everything is open, while the files say otherwise.',
  fix: 'Install a network plugin that enforces NetworkPolicy, and name it in `networkPolicy.enforcedBy` of the platform.',
  holds: 'always',
  find: ({ policies }, { network }) => {
    const { enforcedBy } = network.facts;
    if (policies.length === 0) return [];
    const evidence = policies.map(({ object }) => naming(object));
    const names = allOf(policies.map(policyText));
    if (enforcedBy === 'none') {
      return [
        {
          message: `Nothing enforces NetworkPolicy here: nothing carries out ${names}.`,
          evidence,
          fix: notEnforced.fix,
        },
      ];
    }
    return enforcedBy === 'unknown'
      ? [
          {
            severity: 'info',
            message: `It is not known whether anything enforces NetworkPolicy here: ${names} may change nothing.`,
            evidence,
            fix: 'Name the network plugin in `networkPolicy.enforcedBy` of the platform.',
          },
        ]
      : [];
  },
};

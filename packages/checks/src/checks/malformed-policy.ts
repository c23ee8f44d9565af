import { naming } from '@callboard/reachability';
import { Check } from '../check';

export const malformedPolicy: Check = {
  id: 'malformed-policy',
  severity: 'error',
  what: 'A NetworkPolicy is not what the API server accepts.',
  why: 'It is not applied, or an older version of it still holds: what it allows is not known, and so every answer about the pods that it may select.',
  fix: 'Correct the field that the message names.',
  holds: 'always',
  find: ({ policies }) =>
    policies.flatMap(({ object, problem }) =>
      problem
        ? [
            {
              message: `The API server would refuse ${problem.message}.`,
              evidence: [
                {
                  object: naming(object).object,
                  at: { path: problem.path, line: problem.line ?? 1 },
                },
              ],
              fix: 'Correct this field: until then nothing is known of the pods that the policy may select.',
            },
          ]
        : [],
    ),
};

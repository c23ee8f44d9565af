import {
  ChangeDetail,
  GitRepository,
} from '@callboard/plugin-callboard-common';
import { sampleGrant, sampleRevocation } from './sample-access-changes';
import { sampleChange } from './sample-change';

/** A repository whose changes are pull requests. */
export const sampleGithub: GitRepository = {
  id: 'prod',
  host: 'github',
  url: 'https://github.com/example/gitops',
};

/** An open change that is reviewed on GitHub. */
export const sampleReviewed = reviewed(sampleGrant, 12);

/** Changes that are reviewed on GitHub, one in each state. */
export const sampleReviewedChanges = [
  reviewed(sampleChange, 13, 'conflict'),
  sampleReviewed,
  reviewed(sampleRevocation, 9, 'merged'),
  reviewed({ ...sampleChange, title: 'Onboard shop/newsletter' }, 7, 'closed'),
];

function reviewed(
  change: ChangeDetail,
  number: number,
  state: ChangeDetail['state'] = 'open',
): ChangeDetail {
  return {
    ...change,
    id: state === 'open' ? change.id : `${change.id}-${number}`,
    repository: sampleGithub.id,
    state,
    conflicts: state === 'conflict' ? ['platform/dev.yaml'] : [],
    review: {
      url: `${sampleGithub.url}/pull/${number}`,
      name: `#${number}`,
    },
  };
}

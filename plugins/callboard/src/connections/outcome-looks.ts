import {
  RiCheckLine,
  RiCloseLine,
  RiGitBranchLine,
  RiQuestionLine,
} from '@remixicon/react';

/** The icon and the colour that repeat the word of an outcome. */
export const outcomeLooks = {
  allowed: { Icon: RiCheckLine, color: 'success' },
  denied: { Icon: RiCloseLine, color: 'danger' },
  conditional: { Icon: RiGitBranchLine, color: 'warning' },
  unknown: { Icon: RiQuestionLine, color: 'warning' },
} as const;

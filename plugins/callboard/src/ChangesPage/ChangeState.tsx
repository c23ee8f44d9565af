import {
  RiCheckLine,
  RiCloseCircleLine,
  RiErrorWarningLine,
  RiGitPullRequestLine,
} from '@remixicon/react';
import { Change } from '@callboard/plugin-callboard-common';
import { WithIcon } from '../connections/WithIcon';

const shown = {
  open: { color: 'info', Icon: RiGitPullRequestLine },
  conflict: { color: 'danger', Icon: RiErrorWarningLine },
  merged: { color: 'success', Icon: RiCheckLine },
  closed: { color: 'secondary', Icon: RiCloseCircleLine },
} as const;

/** The state as a word first; icon and colour repeat it. */
export const ChangeState = ({ state }: Pick<Change, 'state'>) => (
  <WithIcon {...shown[state]}>{state}</WithIcon>
);

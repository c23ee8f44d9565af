import {
  RiErrorWarningLine,
  RiQuestionLine,
  RiShieldCheckLine,
} from '@remixicon/react';
import { WithIcon } from '../connections/WithIcon';
import { Loss } from './loss-of';

const shown = {
  no: { color: 'success', Icon: RiShieldCheckLine },
  yes: { color: 'danger', Icon: RiErrorWarningLine },
  unsure: { color: 'warning', Icon: RiQuestionLine },
} as const;

/** Whether anybody loses access: said also where nobody does. */
export const LossLine = ({ loss }: { loss: Loss }) => (
  <WithIcon {...shown[loss.isLoss]}>
    <strong>{loss.text}</strong>
  </WithIcon>
);

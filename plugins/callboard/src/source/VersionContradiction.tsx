import { Source } from '@callboard/plugin-callboard-common';
import { RiAlertLine } from '@remixicon/react';
import { WithIcon } from '../connections/WithIcon';

/** Says that the platform file names another version of Kubernetes than runs; nothing where it does not. */
export const VersionContradiction = ({ source }: { source: Source }) =>
  source.kind === 'cluster' && source.kubernetes?.contradiction ? (
    <WithIcon Icon={RiAlertLine} color="warning">
      {source.kubernetes.contradiction}
    </WithIcon>
  ) : null;

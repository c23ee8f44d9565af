import { MeshAsRun } from '@callboard/plugin-callboard-common';
import { RiAlertLine, RiCheckLine } from '@remixicon/react';
import { WithIcon } from '../connections/WithIcon';

/** How many pods have a proxy of the mesh in front of them, as they run. */
export const MeshAsRunLine = ({ meshAsRun }: { meshAsRun: MeshAsRun }) => {
  const { inMesh, total, text } = meshAsRun;
  return (
    <WithIcon
      {...(inMesh === total && total > 0
        ? { Icon: RiCheckLine, color: 'success' }
        : { Icon: RiAlertLine, color: 'warning' })}
    >
      {text}
    </WithIcon>
  );
};

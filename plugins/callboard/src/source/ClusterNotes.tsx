import { ClusterSource } from '@callboard/plugin-callboard-common';
import { MissingKinds } from './MissingKinds';
import { stateNow } from './source-state';
import { StaleCluster } from './StaleCluster';
import { StartingCluster } from './StartingCluster';
import { useNow } from './use-now';

/** What is not known of a cluster: nothing new since long, not everything yet, or some kinds never. */
export const ClusterNotes = (props: {
  source: ClusterSource;
  isWide: boolean;
}) => {
  const { source, isWide } = props;
  const now = useNow(source.readAt);
  const state = stateNow(source, now);
  return (
    <>
      {state === 'stale' && (
        <StaleCluster source={source} now={now} isWide={isWide} />
      )}
      {state === 'starting' && <StartingCluster source={source} />}
      <MissingKinds source={source} isWide={isWide} />
    </>
  );
};

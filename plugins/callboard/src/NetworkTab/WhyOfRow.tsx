import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { peerText } from '../connections/peer-text';
import { WhyDialog } from '../Explanation/WhyDialog';
import { readingOf } from '../live/reading-of';
import { useNetworkQuery } from './use-network-query';

/** The panel *Why?* of the peer that the URL names; nothing where it names none. */
export const WhyOfRow = (
  props: { view: ConnectionsView } & ReturnType<typeof useNetworkQuery>,
) => {
  const { view, query, change } = props;
  const { why, tab } = query;
  if (!why || (tab !== 'callers' && tab !== 'calls')) return null;
  const { namespace, name } = view.service;
  const self = `${namespace}/${name}`;
  const port =
    query.port ??
    view[tab].find(({ peer }) => peerText(peer) === why)?.port.name ??
    '';
  return (
    <WhyDialog
      query={{
        ...(tab === 'callers'
          ? { from: why, to: self }
          : { from: self, to: why }),
        port,
        environment: view.environment,
        // Of the same that the row is of.
        source: view.source.kind,
      }}
      reading={readingOf(view)}
      onClose={() => change({ why: undefined, port: undefined })}
    />
  );
};

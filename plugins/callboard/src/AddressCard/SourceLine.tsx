import { Text } from '@backstage/ui';
import { Source } from '@callboard/plugin-callboard-common';
import { formatAge } from '../format-age';

/** Where the facts of the card come from, and how old they are. */
export const SourceLine = ({ source }: { source: Source }) => (
  <Text variant="body-small" color="secondary" title={source.readAt}>
    {source.kind === 'git'
      ? `from Git · ${source.repository}@${source.commit.slice(
          0,
          7,
        )}, ${formatAge(source.readAt)} · no cluster connected`
      : `${source.state} · ${source.cluster}, ${formatAge(source.readAt)}`}
  </Text>
);

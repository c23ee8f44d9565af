import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, ButtonLink, Link, Text } from '@backstage/ui';
import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { peerText } from '../connections/peer-text';
import { Direction } from '../connections/state-text';
import { AccessLinks } from '../connections/use-access-links';
import { changeLinkRouteRef } from '../routes';
import { callboardTranslationRef } from '../translation';
import { accessOfRow } from './access-of-row';
import { ConnectionRow } from './connection-rows';
import styles from './ConnectionsTable.module.css';

/** *Why?*, and what can be proposed; an open change in its place, where there is one. */
export const ConnectionActions = (props: {
  row: ConnectionRow;
  view: ConnectionsView;
  direction: Direction;
  links: AccessLinks | undefined;
  onWhy: (row: ConnectionRow) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { row, direction, onWhy } = props;
  const peer = peerText(row.peer);
  const canBeAsked = direction === 'callers' || row.peer.kind !== 'addresses';
  return (
    <div className={styles.actionButtons}>
      {canBeAsked && (
        <Button
          variant="tertiary"
          size="small"
          aria-label={t('connections.actions.whyOf', {
            peer,
            port: row.port.name,
          })}
          onPress={() => onWhy(row)}
        >
          {t('connections.actions.why')}
        </Button>
      )}
      {row.openChange ? (
        <OpenChange change={row.openChange} />
      ) : (
        <Propose {...props} />
      )}
    </div>
  );
};

function OpenChange({
  change,
}: {
  change: NonNullable<ConnectionRow['openChange']>;
}) {
  const changeLink = useRouteRef(changeLinkRouteRef);
  const { repository, id, title } = change;
  return changeLink ? (
    <Link variant="body-small" href={changeLink({ repository, id })}>
      {title}
    </Link>
  ) : (
    <Text variant="body-small">{title}</Text>
  );
}

function Propose(props: {
  row: ConnectionRow;
  view: ConnectionsView;
  direction: Direction;
  links: AccessLinks | undefined;
}) {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { links } = props;
  const proposal = accessOfRow(props.row, props.view, props.direction);
  if (!links || !proposal) return null;
  const { action, access } = proposal;
  return (
    <ButtonLink
      variant="secondary"
      size="small"
      href={links[action](access)}
      aria-label={t(`connections.actions.${action}For`, {
        peer: peerText(props.row.peer),
      })}
    >
      {t(`connections.actions.${action}`)}
    </ButtonLink>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Cell, Row, Text } from '@backstage/ui';
import { ConnectionsView } from '@callboard/plugin-callboard-common';
import { DeclaredWords } from '../connections/DeclaredWords';
import { OwnerName } from '../connections/OwnerName';
import { PeerName } from '../connections/PeerName';
import { Direction } from '../connections/state-text';
import { StateWords } from '../connections/StateWords';
import { AccessLinks } from '../connections/use-access-links';
import { VerdictWord } from '../connections/VerdictWord';
import { callboardTranslationRef } from '../translation';
import { ConnectionActions } from './ConnectionActions';
import { columnsOf } from './columns';
import { ConnectionRow } from './connection-rows';
import styles from './ConnectionsTable.module.css';
import { GrantTerm } from './GrantTerm';

const cell = Object.fromEntries(
  columnsOf('callers').map(({ id }) => [id, `${styles.cell} ${styles[id]}`]),
);

/** One connection: a cell for each of the columns. */
export const ConnectionCells = (props: {
  row: ConnectionRow;
  view: ConnectionsView;
  direction: Direction;
  links: AccessLinks | undefined;
  onWhy: (row: ConnectionRow) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { row, direction } = props;
  return (
    <Row id={row.id}>
      <Cell className={cell.peer}>
        <PeerName peer={row.peer} />
      </Cell>
      <Cell className={cell.owner}>
        <OwnerName owner={row.peer.owner} />
      </Cell>
      <Cell className={cell.port}>
        <PortWords port={row.port} />
      </Cell>
      <Cell className={cell.declared}>
        <NarrowLabel column="declared" />
        <DeclaredWords declaredBy={row.declaredBy} />
      </Cell>
      <Cell className={cell.allowed}>
        <VerdictWord outcome={row.verdict.outcome} />
        <GrantTerm grant={row.grant} />
      </Cell>
      <Cell className={cell.observed}>
        <NarrowLabel column="observed" />
        <Text color="secondary">{t('connections.notObserved')}</Text>
      </Cell>
      <Cell className={cell.state}>
        <StateWords {...row} direction={direction} />
      </Cell>
      <Cell className={cell.actions}>
        <ConnectionActions {...props} />
      </Cell>
    </Row>
  );
};

/** What a cell is about, where it does not stand under its head. The head says it to screen readers. */
function NarrowLabel({ column }: { column: 'declared' | 'observed' }) {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <Text color="secondary" className={styles.label} aria-hidden>
      {t(`network.columns.${column}`)}{' '}
    </Text>
  );
}

function PortWords({ port }: Pick<ConnectionRow, 'port'>) {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <>
      <Text as="p">{port.name}</Text>
      <Text variant="body-small" color="secondary">
        {t('network.portNumber', {
          protocol: port.protocol,
          number: String(port.number),
        })}
      </Text>
    </>
  );
}

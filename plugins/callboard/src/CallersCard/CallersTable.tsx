import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Cell,
  Column,
  Link,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
  Text,
} from '@backstage/ui';
import { RiCheckLine, RiSubtractLine } from '@remixicon/react';
import { peerText } from '../connections/peer-text';
import { PeerName } from '../connections/PeerName';
import { StateWords } from '../connections/StateWords';
import { useNetworkLink } from '../connections/use-network-link';
import { VerdictWord } from '../connections/VerdictWord';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';
import { Caller } from './aggregate-callers';
import styles from './CallersCard.module.css';

/** One row per caller: declared, allowed on which ports, observed, and what to think of it. */
export const CallersTable = (props: {
  callers: Caller[];
  environment: string;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <div className={styles.table}>
      <TableRoot aria-label={t('callers.title')}>
        <TableHeader>
          <Column isRowHeader className={styles.caller}>
            {t('callers.columns.caller')}
          </Column>
          <Column className={styles.declared}>
            {t('callers.columns.declared')}
          </Column>
          <Column className={styles.allowed}>
            {t('callers.columns.allowed')}
          </Column>
          <Column className={styles.observed}>
            {t('callers.columns.observed')}
          </Column>
          <Column className={styles.state}>{t('callers.columns.state')}</Column>
        </TableHeader>
        <TableBody>
          {props.callers.map(caller => (
            <Row key={caller.id} id={caller.id}>
              <Cell className={styles.cell}>
                <PeerName peer={caller.peer} />
              </Cell>
              <Cell className={styles.cell}>
                <Declared isDeclared={caller.isDeclared} />
              </Cell>
              <Cell className={styles.cell}>
                <AllowedPorts ports={caller.ports} />
              </Cell>
              <Cell className={styles.observedCell}>
                <Text color="secondary">{t('connections.notObserved')}</Text>
              </Cell>
              <Cell className={styles.cell}>
                <StateWords {...caller.first} direction="callers" />
                <WhyLink caller={caller} environment={props.environment} />
              </Cell>
            </Row>
          ))}
        </TableBody>
      </TableRoot>
    </div>
  );
};

function Declared({ isDeclared }: Pick<Caller, 'isDeclared'>) {
  const { t } = useTranslationRef(callboardTranslationRef);
  return isDeclared ? (
    <WithIcon Icon={RiCheckLine} color="success">
      {t('callers.yes')}
    </WithIcon>
  ) : (
    <WithIcon Icon={RiSubtractLine} color="secondary">
      {t('connections.declared.nowhere')}
    </WithIcon>
  );
}

function AllowedPorts({ ports }: Pick<Caller, 'ports'>) {
  return (
    <ul className={styles.ports}>
      {ports.map(({ outcome, names }) => (
        <li key={outcome}>
          <VerdictWord outcome={outcome} />{' '}
          <Text color="secondary">{names.join(', ')}</Text>
        </li>
      ))}
    </ul>
  );
}

function WhyLink(props: { caller: Caller; environment: string }) {
  const { t } = useTranslationRef(callboardTranslationRef);
  const networkLink = useNetworkLink();
  const { peer, first } = props.caller;
  return networkLink && first.state !== 'ok' ? (
    <Link
      variant="body-small"
      href={networkLink({
        environment: props.environment,
        why: peerText(peer),
        port: first.port.name,
      })}
      aria-label={t('connections.actions.whyOf', {
        peer: peerText(peer),
        port: first.port.name,
      })}
    >
      {t('connections.actions.why')}
    </Link>
  ) : null;
}

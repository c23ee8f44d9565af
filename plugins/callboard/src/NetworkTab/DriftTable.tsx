import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TableRoot,
  Text,
} from '@backstage/ui';
import {
  RiArrowLeftRightLine,
  RiGitCommitLine,
  RiServerLine,
} from '@remixicon/react';
import { Breakable } from '../Breakable';
import { objectText } from '../connections/object-text';
import { PlaceText } from '../connections/PlaceText';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';
import { DriftRow } from './drift-rows';
import styles from './DriftTable.module.css';

const icons = {
  differs: { Icon: RiArrowLeftRightLine, color: 'warning' },
  'only-in-git': { Icon: RiGitCommitLine, color: 'warning' },
  'only-in-cluster': { Icon: RiServerLine, color: 'warning' },
} as const;

const columns = ['object', 'is', 'field', 'git', 'cluster'] as const;

/** Git beside the cluster, one row per field that differs. */
export const DriftTable = ({ rows }: { rows: DriftRow[] }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <div className={styles.scroll}>
      <TableRoot aria-label={t('network.drift.title')}>
        <TableHeader>
          {columns.map(id => (
            <Column key={id} id={id} isRowHeader={id === 'object'}>
              {t(`network.drift.columns.${id}`)}
            </Column>
          ))}
        </TableHeader>
        <TableBody>
          {rows.map(row => (
            <Row key={row.id} id={row.id}>
              <Cell className={styles.cell}>
                <Text className={styles.words}>
                  <Breakable text={objectText(row.object)} />
                </Text>
                <PlaceText at={row.at} />
              </Cell>
              <Cell className={styles.cell}>
                <WithIcon {...icons[row.is]}>
                  {t(`network.drift.is.${row.is}`)}
                </WithIcon>
              </Cell>
              <FieldCells row={row} />
            </Row>
          ))}
        </TableBody>
      </TableRoot>
    </div>
  );
};

function FieldCells({ row: { field, is } }: { row: DriftRow }) {
  const { t } = useTranslationRef(callboardTranslationRef);
  const whole = (isThere: boolean) =>
    t(`network.drift.${isThere ? 'there' : 'absent'}`);
  return (
    <>
      <Cell className={styles.cell}>
        {field ? (
          <Text className={styles.value}>
            <Breakable text={field.path} />
          </Text>
        ) : (
          <Text>{t('network.drift.whole')}</Text>
        )}
      </Cell>
      <Cell className={styles.cell}>
        {field ? (
          <Value text={field.git} />
        ) : (
          <Text>{whole(is !== 'only-in-cluster')}</Text>
        )}
      </Cell>
      <Cell className={styles.cell}>
        {field ? (
          <Value text={field.cluster} />
        ) : (
          <Text>{whole(is !== 'only-in-git')}</Text>
        )}
      </Cell>
    </>
  );
}

function Value({ text }: { text?: string }) {
  const { t } = useTranslationRef(callboardTranslationRef);
  return text === undefined ? (
    <Text color="secondary">{t('network.drift.unset')}</Text>
  ) : (
    <Text className={styles.value}>{text}</Text>
  );
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Flex, Text } from '@backstage/ui';
import {
  RiAddLine,
  RiArrowLeftRightLine,
  RiSubtractLine,
} from '@remixicon/react';
import { useState } from 'react';
import { Breakable } from '../Breakable';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';
import styles from './effect.module.css';
import { EffectGroup, EffectLine } from './effect-groups';

/** More lines than this are shown on demand. */
const linesAtOnce = 20;

/** What happens in one environment, or in several in which it is the same: a line for each caller and port. */
export const EffectLines = ({ group }: { group: EffectGroup }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const [isUnfolded, setUnfolded] = useState(false);
  const environments = group.environments.join(', ');
  const isFolded = !isUnfolded && group.lines.length > linesAtOnce;
  const lines = isFolded ? group.lines.slice(0, linesAtOnce) : group.lines;
  return (
    <Flex direction="column" gap="1">
      <Text variant="body-small" weight="bold" color="secondary">
        {t('effect.where', { environments })}
      </Text>
      {lines.length > 0 && (
        <ul
          className={styles.lines}
          aria-label={t('effect.linesOf', { environments })}
        >
          {lines.map(line => (
            <Line key={`${line.from} ${line.to} ${line.port}`} {...line} />
          ))}
        </ul>
      )}
      {isFolded && (
        <div>
          <Button variant="tertiary" onPress={() => setUnfolded(true)}>
            {t('effect.showAll', { count: group.lines.length })}
          </Button>
        </div>
      )}
      {group.hidden > 0 && (
        <Text color="secondary">
          {t('effect.hidden', { count: group.hidden })}
        </Text>
      )}
    </Flex>
  );
};

const shown = {
  opened: { color: 'success', Icon: RiAddLine },
  closed: { color: 'danger', Icon: RiSubtractLine },
  changed: { color: 'warning', Icon: RiArrowLeftRightLine },
} as const;

function Line({ change, from, to, port, words }: EffectLine) {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <li className={styles.line}>
      <WithIcon {...shown[change]}>{t(`effect.change.${change}`)}</WithIcon>{' '}
      <span className={styles.way}>
        <Text weight="bold">
          <Breakable text={from} /> → <Breakable text={to} />
        </Text>{' '}
        <Text className={styles.port}>{port}</Text>{' '}
        {words && <Text color="secondary">{words}</Text>}
      </span>
    </li>
  );
}

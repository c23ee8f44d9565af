import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { ProtectionView } from '@callboard/plugin-callboard-common';
import {
  RiLockLine,
  RiLockUnlockLine,
  RiQuestionLine,
  RiSubtractLine,
} from '@remixicon/react';
import { objectText } from '../connections/object-text';
import { PlaceText } from '../connections/PlaceText';
import { WithIcon } from '../connections/WithIcon';
import { callboardTranslationRef } from '../translation';

type Mtls = NonNullable<ProtectionView['mtls']>;

const icons = {
  STRICT: { Icon: RiLockLine, color: 'success' },
  PERMISSIVE: { Icon: RiLockUnlockLine, color: 'warning' },
  DISABLE: { Icon: RiLockUnlockLine, color: 'warning' },
  unknownMode: { Icon: RiQuestionLine, color: 'warning' },
  outside: { Icon: RiLockUnlockLine, color: 'warning' },
  unknown: { Icon: RiQuestionLine, color: 'warning' },
  noMesh: { Icon: RiSubtractLine, color: 'secondary' },
} as const;

/** Must callers prove who they are, on which ports not, and what says so? */
export const MtlsLine = ({ mtls }: Pick<ProtectionView, 'mtls'>) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const state = stateOf(mtls);
  return (
    <>
      <WithIcon {...icons[state]}>{t(`policy.mtls.${state}`)}</WithIcon>
      {mtls?.exceptions.map(({ port, mode }) => (
        <Text key={port}>
          {t('policy.mtls.exception', {
            port: String(port),
            mode: mode.toLowerCase(),
          })}
        </Text>
      ))}
      {mtls?.by?.object && (
        <Text variant="body-small" color="secondary">
          {t('policy.mtls.by', { object: objectText(mtls.by.object) })}{' '}
          <PlaceText at={mtls.by.at} />
        </Text>
      )}
    </>
  );
};

function stateOf(mtls: Mtls | undefined): keyof typeof icons {
  if (!mtls) return 'noMesh';
  if (mtls.membership === 'no') return 'outside';
  if (mtls.membership === 'unknown') return 'unknown';
  return mtls.mode ?? 'unknownMode';
}

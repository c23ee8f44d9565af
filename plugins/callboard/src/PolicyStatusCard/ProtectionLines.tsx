import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ProtectionView } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../translation';
import { DnsLine } from './DnsLine';
import { EnforcedLine } from './EnforcedLine';
import { IsolationLine } from './IsolationLine';
import { MeshAsRunLine } from './MeshAsRunLine';
import { MtlsLine } from './MtlsLine';
import styles from './PolicyStatusCard.module.css';
import { ProtectionLine } from './ProtectionLine';

/** What protects the pods of a service, a line each. */
export const ProtectionLines = ({
  protection,
}: {
  protection: ProtectionView;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <dl className={styles.lines}>
      <ProtectionLine label={t('policy.labels.in')}>
        <IsolationLine isolation={protection.ingress} />
      </ProtectionLine>
      <ProtectionLine label={t('policy.labels.out')}>
        <IsolationLine isolation={protection.egress} />
      </ProtectionLine>
      <ProtectionLine label={t('policy.labels.dns')}>
        <DnsLine dns={protection.dns} />
      </ProtectionLine>
      <ProtectionLine label={t('policy.labels.mtls')}>
        <MtlsLine mtls={protection.mtls} />
      </ProtectionLine>
      {protection.meshAsRun && (
        <ProtectionLine label={t('policy.labels.asRun')}>
          <MeshAsRunLine meshAsRun={protection.meshAsRun} />
        </ProtectionLine>
      )}
      <ProtectionLine
        label={t(
          `policy.labels.${
            protection.enforcement ? 'enforcement' : 'enforced'
          }`,
        )}
      >
        <EnforcedLine {...protection} />
      </ProtectionLine>
    </dl>
  );
};

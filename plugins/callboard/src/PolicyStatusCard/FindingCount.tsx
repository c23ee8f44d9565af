import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import { FindingView, Source } from '@callboard/plugin-callboard-common';
import { isComplete } from '../source/is-complete';
import { callboardTranslationRef } from '../translation';

/** How many findings there are, in words: `1 error · 2 warnings`. None where not everything was read is said as such. */
export const FindingCount = ({
  findings,
  source,
}: {
  findings: FindingView[];
  source: Source;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const count = (asked: FindingView['severity']) =>
    findings.filter(({ severity }) => severity === asked).length;
  const [errors, warnings, notes] = [
    count('error'),
    count('warning'),
    count('info'),
  ];
  const words = [
    errors > 0 && t('policy.findings.errors', { count: errors }),
    warnings > 0 && t('policy.findings.warnings', { count: warnings }),
    notes > 0 && t('policy.findings.notes', { count: notes }),
  ].filter(Boolean);
  const none = isComplete(source) ? 'none' : 'noneAsFar';
  return <Text>{words.join(' · ') || t(`policy.findings.${none}`)}</Text>;
};

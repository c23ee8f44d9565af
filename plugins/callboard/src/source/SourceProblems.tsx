import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Alert } from '@backstage/ui';
import { Source } from '@callboard/plugin-callboard-common';
import { callboardTranslationRef } from '../translation';

/** Says that the answer is partial, and what is missing from it. */
export const SourceProblems = ({ source }: { source: Source }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { kind, problems } = source;
  return problems.length ? (
    <Alert
      status="warning"
      icon
      title={t(`source.problems.${kind === 'git' ? 'files' : 'objects'}`, {
        count: problems.length,
      })}
      description={
        <>
          {problems.map(({ path, line, message }) => (
            <div key={`${path}:${line} ${message}`}>
              {path}
              {line ? `:${line}` : ''}: {message}
            </div>
          ))}
          <div>{t('source.problems.help')}</div>
        </>
      }
    />
  ) : null;
};

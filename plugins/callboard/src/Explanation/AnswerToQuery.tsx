import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ExplainQuery } from '@callboard/plugin-callboard-common';
import { ConnectionsSkeleton } from '../connections/ConnectionsSkeleton';
import { callboardTranslationRef } from '../translation';
import { ExplanationFailure } from './ExplanationFailure';
import { ExplanationLines } from './ExplanationLines';
import { useExplanation } from './use-explanation';

/** The answer to *Can A reach B?*, from the first moment on: loading, refused, failed, or explained. */
export const AnswerToQuery = ({ query }: { query: ExplainQuery }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { explanation, failure, retry } = useExplanation(query);
  if (failure) {
    return <ExplanationFailure failure={failure} retry={retry} />;
  }
  return explanation ? (
    <ExplanationLines explanation={explanation} />
  ) : (
    <ConnectionsSkeleton label={t('explanation.loading')} />
  );
};

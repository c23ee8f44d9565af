import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ExplainQuery } from '@callboard/plugin-callboard-common';
import { ConnectionsSkeleton } from '../connections/ConnectionsSkeleton';
import { OutdatedNote } from '../source/OutdatedNote';
import { callboardTranslationRef } from '../translation';
import { ExplanationFailure } from './ExplanationFailure';
import { ExplanationLines } from './ExplanationLines';
import { useExplanation } from './use-explanation';

/** The answer to *Can A reach B?*, from the first moment on: loading, refused, failed, or explained. */
export const AnswerToQuery = (props: {
  query: ExplainQuery;
  /** Of the cluster as the page knows it: with another one the answer may be another. */
  reading?: string;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { explanation, failure, outdated, retry } = useExplanation(
    props.query,
    props.reading,
  );
  if (failure) {
    return <ExplanationFailure failure={failure} retry={retry} />;
  }
  return explanation ? (
    <>
      <OutdatedNote failure={outdated} />
      <ExplanationLines explanation={explanation} />
    </>
  ) : (
    <ConnectionsSkeleton label={t('explanation.loading')} />
  );
};

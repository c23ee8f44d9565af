import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { VisuallyHidden } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { Translate } from '../connections/state-text';
import { callboardTranslationRef } from '../translation';
import { changedFacts, Facts } from './changed-facts';

const saidFacts = 3;

/**
 * Tells screen readers which outcomes have changed while one looks. Everything else that changes is silent.
 * `about`: of what the facts are; where something else was chosen, nothing has changed.
 */
export const Updates = ({ about, facts }: { about: string; facts: Facts }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const [text, setText] = useState('');
  const last = useRef({ about, facts });
  useEffect(() => {
    const before = last.current;
    last.current = { about, facts };
    const changes =
      before.about === about ? changedFacts(before.facts, facts) : [];
    if (before.about !== about) setText('');
    if (changes.length) setText(textOf(t, changes));
  }, [about, facts, t]);
  return <VisuallyHidden role="status">{text}</VisuallyHidden>;
};

function textOf(
  t: Translate,
  changes: ReturnType<typeof changedFacts>,
): string {
  const said = changes.slice(0, saidFacts).map(({ subject, outcome }) =>
    t('source.fact', {
      subject,
      outcome: outcome ?? t('source.gone'),
    }),
  );
  const more = changes.length - said.length;
  return t('source.updated', {
    facts: [
      ...said,
      ...(more > 0 ? [t('source.moreFacts', { number: String(more) })] : []),
    ].join('; '),
  });
}

import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Flex, Select, Text } from '@backstage/ui';
import {
  ExplainQuery,
  explainQuerySchema,
} from '@callboard/plugin-callboard-common';
import { FormEvent, useState } from 'react';
import { SuggestField } from '../onboarding/inputs/SuggestField';
import { callboardTranslationRef } from '../translation';
import styles from './Explanation.module.css';
import { useReachSuggestions } from './use-reach-suggestions';

/** Asks for two ends, a port and an environment. */
export const ReachForm = (props: {
  start: ExplainQuery;
  environments: string[];
  onAsk: (query: ExplainQuery) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const [draft, setDraft] = useState(props.start);
  const [isDue, setDue] = useState(false);
  const suggestions = useReachSuggestions(draft.to, props.environments);
  const parsed = explainQuerySchema.safeParse(draft);

  const field = (name: 'from' | 'to' | 'port') => ({
    label: t(`explanation.reach.${name}`),
    placeholder: t(`explanation.reach.${name}Help`),
    value: draft[name],
    onChange: (text: string) =>
      setDraft(current => ({ ...current, [name]: text })),
    issue: {
      isDue,
      message: parsed.error?.issues.find(({ path }) => path[0] === name)
        ?.message,
    },
    isRequired: true,
  });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    setDue(true);
    if (parsed.success) props.onAsk(parsed.data);
  };

  return (
    <form onSubmit={ask} aria-label={t('explanation.reach.title')} noValidate>
      <Flex direction="column" gap="3">
        <Text color="secondary">{t('explanation.reach.intro')}</Text>
        <div className={styles.fields}>
          <SuggestField {...field('from')} suggestions={suggestions.services} />
          <SuggestField {...field('to')} suggestions={suggestions.services} />
          <SuggestField {...field('port')} suggestions={suggestions.ports} />
          <Select
            label={t('explanation.reach.environment')}
            options={suggestions.environments.map(name => ({
              id: name,
              label: name,
            }))}
            value={draft.environment}
            onChange={key =>
              key !== null && setDraft({ ...draft, environment: String(key) })
            }
          />
        </div>
        <Button type="submit" className={styles.ask}>
          {t('explanation.reach.ask')}
        </Button>
      </Flex>
    </form>
  );
};

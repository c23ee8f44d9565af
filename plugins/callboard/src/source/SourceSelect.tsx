import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Select, Text } from '@backstage/ui';
import { SourceChoice, SourceKind } from '@callboard/plugin-callboard-common';
import { Translate } from '../connections/state-text';
import { callboardTranslationRef } from '../translation';
import styles from './source.module.css';

/** Chooses where the answer comes from; nothing where there is nothing but Git. */
export const SourceSelect = (props: {
  source: SourceKind;
  sources: SourceChoice[];
  isDisabled: boolean;
  onSelect: (kind: SourceKind) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const label = t('source.label');
  return props.sources.length > 1 ? (
    <div className={styles.select}>
      <Text variant="body-small" color="secondary" aria-hidden>
        {label}
      </Text>
      <Select
        aria-label={label}
        size="small"
        options={props.sources.map(choice => optionOf(t, choice))}
        value={props.source}
        isDisabled={props.isDisabled}
        onChange={key => key !== null && props.onSelect(key as SourceKind)}
      />
    </div>
  ) : null;
};

/** A cluster that is not watched is named, and cannot be chosen. */
function optionOf(t: Translate, choice: SourceChoice) {
  if (choice.kind === 'git') {
    return {
      id: 'git',
      label: t('source.choice.git', { repository: choice.repository }),
      description: t('source.choice.gitHelp'),
    };
  }
  const { cluster, state, reason } = choice;
  return state === 'not-watched'
    ? {
        id: `not watched: ${cluster}`,
        label: t('source.choice.unwatched', { cluster }),
        description: reason,
        disabled: true,
      }
    : {
        id: 'cluster',
        label: cluster,
        description: t(`source.choice.${state}`),
      };
}

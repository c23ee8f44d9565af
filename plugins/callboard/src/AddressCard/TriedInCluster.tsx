import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Button, Text } from '@backstage/ui';
import { useSource } from '../source/use-source';
import { callboardTranslationRef } from '../translation';

/** By these Backstage finds an entity's workloads in a cluster. */
const annotations = [
  'backstage.io/kubernetes-id',
  'backstage.io/kubernetes-namespace',
  'backstage.io/kubernetes-label-selector',
];

/** By what workloads of the entity were looked for in clusters; where nothing else was looked at, leads to Git. */
export const TriedInCluster = () => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { entity } = useEntity();
  const { source, selectSource } = useSource();
  const given = annotations.flatMap(name => {
    const value = entity.metadata.annotations?.[name];
    return value ? [`${name}: ${value}`] : [];
  });
  return (
    <>
      <Text>
        {given.length
          ? t('address.tried.by', { annotations: given.join(', ') })
          : t('address.tried.byNone', { annotations: annotations.join(', ') })}
      </Text>
      {source === 'cluster' && (
        <>
          <Text>{t('address.tried.clusterOnly')}</Text>
          <Button variant="secondary" onPress={() => selectSource('git')}>
            {t('address.tried.showGit')}
          </Button>
        </>
      )}
      <Text>{t('address.tried.again')}</Text>
    </>
  );
};

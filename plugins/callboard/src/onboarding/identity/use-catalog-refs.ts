import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';

/**
 * The entities of a kind, sorted by ref, to suggest from.
 * Empty while they load and where they cannot be read: a suggestion is a help, free text is accepted without it.
 */
export function useCatalogRefs(
  kind: 'Group' | 'System',
): { ref: string; name: string; title?: string }[] {
  const catalog = useApi(catalogApiRef);
  const { value = [] } = useAsync(async () => {
    const { items } = await catalog.getEntities({
      filter: { kind },
      fields: ['kind', 'metadata.name', 'metadata.namespace', 'metadata.title'],
    });
    return items
      .map(entity => ({
        ref: stringifyEntityRef(entity),
        name: entity.metadata.name,
        title: entity.metadata.title,
      }))
      .sort((a, b) => a.ref.localeCompare(b.ref));
  }, [catalog, kind]);
  return value;
}

import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import { ownerText } from './owner-text';

/** A team as a link to its entity; a dash where nobody is known. */
export const OwnerName = ({ owner }: { owner?: string }) =>
  owner && isRef(owner) ? (
    <EntityRefLink entityRef={owner} defaultKind="group">
      {ownerText(owner)}
    </EntityRefLink>
  ) : (
    <Text color="secondary">{owner ?? '–'}</Text>
  );

function isRef(text: string): boolean {
  try {
    parseEntityRef(text, { defaultKind: 'group' });
    return true;
  } catch {
    return false;
  }
}

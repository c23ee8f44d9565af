import { useRouteRef } from '@backstage/core-plugin-api';
import { ServiceName } from '@callboard/plugin-callboard-common';
import { useMemo } from 'react';
import { grantTemplate, revokeTemplate, templateRouteRef } from '../routes';

/** What the form of a grant or a revocation starts with. */
export type KnownAccess = {
  service: ServiceName;
  caller?: ServiceName;
  ports?: string[];
  /** All where it is left out. */
  environments?: string[];
};

/** Links to the forms that grant and revoke, filled in with what is known. */
export type AccessLinks = {
  request: (known: KnownAccess) => string;
  revoke: (known: KnownAccess) => string;
};

/** Nothing where the portal has no scaffolder. */
export function useAccessLinks(): AccessLinks | undefined {
  const templateLink = useRouteRef(templateRouteRef);
  return useMemo(
    () =>
      templateLink && {
        request: known => `${templateLink(grantTemplate)}?${formData(known)}`,
        revoke: known => `${templateLink(revokeTemplate)}?${formData(known)}`,
      },
    [templateLink],
  );
}

function formData(access: KnownAccess): string {
  return new URLSearchParams({
    formData: JSON.stringify({ access }),
  }).toString();
}

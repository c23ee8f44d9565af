import {
  FileEdit,
  GitHost,
  PlannedChange,
} from '@callboard/plugin-callboard-backend/src/git/GitHost';

export const web = 'deploy/dev/shop/web/deployment.yaml';
export const cart = 'deploy/dev/shop/cart/deployment.yaml';
export const script = 'deploy/dev/shop/web/check.sh';

/** What a repository starts from. */
export const seed = new Map([
  ['README.md', '# Läden\n'],
  ['docs/übersicht ☂.md', 'not ours\n'],
  ['platform/dev.yaml', 'kind: Platform\n'],
  [web, 'replicas: 2\n\n\nimage: web:1\n'],
  [cart, 'replicas: 1\n'],
  [script, '#!/bin/sh\n'],
]);

/** A plan from the present head; null deletes. */
export async function plan(
  host: GitHost,
  service: string,
  files: Record<string, string | null>,
  more: Partial<PlannedChange> = {},
): Promise<PlannedChange> {
  const base = await host.head();
  const present = await host.list(base, '');
  const oids = new Map(present.map(({ path, oid }) => [path, oid]));
  const edits = Object.entries(files).map(
    ([path, after]): FileEdit => ({
      path,
      before: oids.get(path) ?? null,
      after,
    }),
  );
  return {
    branch: `callboard/onboard/shop/${service}/all`,
    base,
    title: `Onboard ${service}`,
    body: `Adds **${service}**.\n\nSecond paragraph: ü ☂.`,
    requestedBy: 'user:default/anna',
    edits,
    ...more,
  };
}

/** The onboarding of a service, from the present head. */
export const onboarding = (
  host: GitHost,
  service: string,
  more: Partial<PlannedChange> = {},
) =>
  plan(
    host,
    service,
    { [`deploy/dev/shop/${service}/service.yaml`]: `name: ${service}\n` },
    more,
  );

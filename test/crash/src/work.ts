// What is tested here is no part of the public door of the plugin, and shall not become one for a test.
// eslint-disable-next-line @backstage/no-forbidden-package-imports, @backstage/no-mixed-plugin-imports
import { LocalGitHost } from '@callboard/plugin-callboard-backend/src/git/local/LocalGitHost';

/** What the writer tells its parent: the change that the host said was merged. */
export interface Acknowledged {
  merged: string;
}

/** Few services, so that a change is often sent again while one is open. */
const SERVICES = ['cart', 'orders', 'stock', 'web'];

/** Enough files for seeding to take a while. */
const seed = new Map(
  Array.from({ length: 40 }, (_, number) => [
    `deploy/shop/service-${number}/service.yaml`,
    `name: service-${number}\n`,
  ]),
);

/** Opens the repository, or seeds it. */
export const openRepository = (path: string) =>
  LocalGitHost.open({ id: 'crash', path, seed });

/** Sends a change to one service: a new one, or a further commit on the open one. Answers its id. */
export async function sendOne(
  host: LocalGitHost,
  service: string,
  text: string,
): Promise<string> {
  const path = `deploy/shop/${service}/service.yaml`;
  const base = await host.head();
  const files = await host.list(base, `deploy/shop/${service}`);
  const before = files.find(file => file.path === path)?.oid ?? null;
  const { change } = await host.send({
    branch: `callboard/onboard/shop/${service}/all`,
    base,
    title: `Onboard ${service}`,
    body: `Writes \`${path}\`.`,
    requestedBy: 'user:default/anna',
    edits: [{ path, before, after: text }],
  });
  return change.id;
}

/** Sends, updates, merges and closes until it is killed. */
export async function workForever(
  path: string,
  random: () => number,
  acknowledge: (done: Acknowledged) => void,
): Promise<never> {
  const host = await openRepository(path);
  for (;;) {
    const service = SERVICES[Math.floor(random() * SERVICES.length)];
    const text = `name: ${service}\nreplicas: ${random()}\n`;
    const id = await sendOne(host, service, text);
    const then = random();
    if (then < 0.4) {
      const { id: merged } = await mergeAsSeen(host, id);
      acknowledge({ merged });
    } else if (then < 0.6) {
      await host.close(id);
    }
  }
}

/** Merges what one finds when one looks at the change now. */
export async function mergeAsSeen(host: LocalGitHost, id: string) {
  const seen = (await host.findChange(id))?.commit ?? '';
  return host.merge(id, seen, 'user:default/ben');
}

import { ServiceName } from '@callboard/plugin-callboard-common';
import { refOf } from '../../repository/state';
import { escapeLine } from '../escape-line';

/** Pages of the portal, by its base URL, as Markdown: each a name alone where there is nothing to link to. */
export const links = {
  service: (portal: string | undefined, service: ServiceName) =>
    toLink(portal, refOf(service), [
      'catalog',
      service.namespace,
      'component',
      service.name,
    ]),
  task: (portal: string | undefined, taskId: string) =>
    toLink(portal, 'this run', ['create', 'tasks', taskId]),
  person: (portal: string | undefined, entityRef: string) => {
    const [, namespace, name] =
      /^user:([\w.-]+)\/([\w.-]+)$/.exec(entityRef) ?? [];
    return toLink(name && portal, entityRef, [
      'catalog',
      namespace,
      'user',
      name,
    ]);
  },
};

function toLink(
  portal: string | undefined,
  text: string,
  path: string[],
): string {
  const shown = escapeLine(text, 200);
  if (!portal) return shown;
  const url = [portal.replace(/\/+$/, ''), ...path.map(encodeURIComponent)];
  return `[${shown}](${url.join('/')})`;
}

import {
  hostsTaken,
  type RenderedFile,
  type RenderIssue,
  renderNamespace,
} from '@callboard/manifests';
import { Contracts, renderService, servicesIn } from './contracts';

/** What the contracts of an environment render to, and what stands in the way. */
export interface Rendered {
  files: RenderedFile[];
  notes: string[];
  issues: { path: string; message: string }[];
}

const issueAbout =
  (about: string) =>
  ({ path, message }: RenderIssue) => ({
    path: about,
    message: `${path.join('.')}: ${message}`,
  });

export function renderEnvironment(
  contracts: Contracts,
  environment: string,
): Rendered {
  const rendered: Rendered = { files: [], notes: [], issues: [] };
  const services = servicesIn(contracts, environment);
  const platform = contracts.platforms.get(environment)!;
  for (const service of services) {
    const rendering = renderService(contracts, service, environment);
    const { namespace, name } = service.metadata;
    const about = `services/${namespace}/${name}`;
    rendered.issues.push(
      ...hostsTaken(service, services, platform).map(issueAbout(about)),
    );
    if (rendering.ok) {
      rendered.files.push(...rendering.files);
      rendered.notes.push(...rendering.notes.map(note => `${about}: ${note}`));
    } else {
      rendered.issues.push(...rendering.issues.map(issueAbout(about)));
    }
  }
  return rendered;
}

/** What is rendered from the platform for each of the environment's namespaces, by the name of their folder. */
export function renderNamespaces(
  contracts: Contracts,
  environment: string,
): Map<string, RenderedFile[]> {
  const platform = contracts.platforms.get(environment);
  const names = servicesIn(contracts, environment).map(
    ({ metadata }) => metadata.namespace,
  );
  return new Map(
    platform
      ? [...new Set(names)].map(name => [name, renderNamespace(name, platform)])
      : [],
  );
}

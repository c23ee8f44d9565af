import { ServiceName } from '@callboard/manifests';

/** The service that a file of the repository belongs to; nothing for a file of the platform or a namespace. */
export function serviceOfPath(path: string): ServiceName | undefined {
  const [, namespace, name] =
    /^(?:services|deploy\/[^/]+)\/([^/]+)\/([^/]+)\//.exec(path) ?? [];
  return name && name !== '_namespace' ? { namespace, name } : undefined;
}

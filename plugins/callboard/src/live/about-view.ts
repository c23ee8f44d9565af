import { ServiceName, Source } from '@callboard/plugin-callboard-common';

/** What a view is of: where it is of something else, nothing of it has changed. */
export function aboutView(view: {
  service: ServiceName;
  environment: string;
  source: Source;
}): string {
  const { service, environment, source } = view;
  return [service.namespace, service.name, environment, source.kind].join(' ');
}

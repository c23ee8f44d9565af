import { ServiceName } from '@callboard/manifests';

/** What the Service of a microservice selects its pods by. */
export function ownLabels({ name }: ServiceName): Record<string, string> {
  return {
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/instance': name,
  };
}

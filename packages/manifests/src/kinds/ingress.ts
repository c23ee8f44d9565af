import type { V1Ingress } from '@kubernetes/client-node';
import { exposedName } from '../exposed-name';
import { labels } from '../labels';
import { ManifestOf } from '../manifest';
import { Resolved } from '../render-input';

/**
 * Leads requests from a host outside to the Service, by the beginning of their path: an object for each host. "Multiple
 * paths within an Ingress will match a request. In those cases precedence will be given first to the longest matching path."
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches
 */
export function ingress(input: Resolved): ManifestOf<V1Ingress>[] {
  const { service, namespace, platform, exposed } = input;
  const { gateway } = platform.spec;
  if (gateway?.api !== 'ingress') return [];
  return exposed.map(one => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: exposedName(input, one),
      namespace,
      labels: labels(service),
    },
    spec: {
      ingressClassName: gateway.name,
      rules: [
        {
          host: one.host,
          http: {
            paths: one.paths.map(({ path, port }) => ({
              path,
              pathType: 'Prefix',
              backend: {
                service: {
                  name: service.metadata.name,
                  port: { number: port },
                },
              },
            })),
          },
        },
      ],
    },
  }));
}

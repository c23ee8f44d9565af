import { labels, selectorLabels } from '../../labels';
import { Manifest } from '../../manifest';
import { Resolved } from '../../render-input';

const all = { numerator: 100, denominator: 'HUNDRED' };

/**
 * Limits how many requests a pod takes each second; who comes too often gets 429. A number is all that comes from the
 * contract, so that nobody can write into the proxy's configuration.
 *
 * It stands first, for an operation that names another filter may miss it (IST0151). Without `filter_enabled` and
 * `filter_enforced` nothing is limited.
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/local_rate_limit_filter
 */
export function envoyFilter({
  service,
  namespace,
  platform,
}: Resolved): Manifest | undefined {
  const { rateLimit } = service.spec.traffic ?? {};
  if (platform.spec.mesh.kind !== 'istio-sidecar' || !rateLimit)
    return undefined;
  return {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: {
      name: service.metadata.name,
      namespace,
      labels: labels(service),
    },
    spec: {
      workloadSelector: { labels: selectorLabels(service) },
      configPatches: [
        {
          applyTo: 'HTTP_FILTER',
          match: {
            context: 'SIDECAR_INBOUND',
            listener: {
              filterChain: {
                filter: {
                  name: 'envoy.filters.network.http_connection_manager',
                },
              },
            },
          },
          patch: {
            operation: 'INSERT_FIRST',
            value: localRateLimit(rateLimit.requestsPerSecond),
          },
        },
      ],
    },
  };
}

function localRateLimit(requestsPerSecond: number) {
  return {
    name: 'envoy.filters.http.local_ratelimit',
    typed_config: {
      '@type':
        'type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit',
      stat_prefix: 'http_local_rate_limiter',
      token_bucket: {
        max_tokens: requestsPerSecond,
        tokens_per_fill: requestsPerSecond,
        fill_interval: '1s',
      },
      filter_enabled: { default_value: all },
      filter_enforced: { default_value: all },
    },
  };
}

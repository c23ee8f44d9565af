import { Microservice } from '@callboard/contract';

type CircuitBreaker = NonNullable<
  NonNullable<Microservice['spec']['traffic']>['circuitBreaker']
>;

/**
 * The traffic policy of a circuit breaker: a pod that failed so often in a row gets no requests for half a minute and more,
 * half of the pods at the most.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection
 */
export function outlierDetection({ consecutiveErrors }: CircuitBreaker) {
  return {
    outlierDetection: {
      consecutive5xxErrors: consecutiveErrors,
      interval: '10s',
      baseEjectionTime: '30s',
      maxEjectionPercent: 50,
    },
  };
}

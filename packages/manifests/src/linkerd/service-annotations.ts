import { Resolved } from '../render-input';
import { opaqueByDefault } from './ports-of-proxy';

/** What the proxies of callers read on the Service that they call. */
export function serviceAnnotations(input: Resolved): Record<string, string> {
  if (!input.linkerd) return {};
  return {
    ...breaker(input),
    ...opaquePorts(input.linkerd.opaque.service, input),
    ...retries(input),
    ...timeout(input),
  };
}

/**
 * After so many failures in a row a pod gets no requests for a while.
 * @see https://linkerd.io/2-edge/reference/circuit-breaking/
 */
function breaker({ service }: Resolved): Record<string, string> {
  const { circuitBreaker } = service.spec.traffic ?? {};
  if (!circuitBreaker) return {};
  return {
    'balancer.linkerd.io/failure-accrual': 'consecutive',
    'balancer.linkerd.io/failure-accrual-consecutive-max-failures': `${circuitBreaker.consecutiveErrors}`,
  };
}

/**
 * Said where the numbers alone would say another thing: the list that is given takes the place of the default one.
 * @see https://linkerd.io/2-edge/features/protocol-detection/#marking-ports-as-opaque
 */
function opaquePorts(
  opaque: number[],
  { service }: Resolved,
): Record<string, string> {
  const byNumber = Object.values(service.spec.service?.ports ?? {})
    .map(({ port }) => port)
    .filter(port => opaqueByDefault.includes(port));
  const isSame =
    opaque.length === byNumber.length &&
    opaque.every(port => byNumber.includes(port));
  return isSame ? {} : { 'config.linkerd.io/opaque-ports': opaque.join(',') };
}

/**
 * Answers of HTTP that are tried again; those of gRPC are said by routes, see `kinds/linkerd/grpc-route.ts`.
 * @see https://linkerd.io/2-edge/reference/retries/
 */
function retries({ service }: Resolved): Record<string, string> {
  const { attempts, on = [] } = service.spec.traffic?.retries ?? {};
  const answers = on.filter(one => one === '5xx' || one === 'gateway-error');
  if (answers.length === 0) return {};
  return {
    'retry.linkerd.io/http': answers.join(','),
    'retry.linkerd.io/limit': `${attempts}`,
  };
}

/** @see https://linkerd.io/2-edge/reference/timeouts/ */
function timeout({ service }: Resolved): Record<string, string> {
  const { timeout: longest } = service.spec.traffic ?? {};
  return longest ? { 'timeout.linkerd.io/request': longest } : {};
}

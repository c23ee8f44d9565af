import { RenderInput, Resolved } from '../render-input';
import { Findings } from './render-issue';

/** What a mesh does with requests on their way to a Service. */
const routed = [
  'timeout',
  'retries',
  'circuitBreaker',
  'mirror',
  'canary',
] as const;

/** What stands in the way of what is asked for requests, and what a reviewer should know of it. */
export function checkTraffic(
  { service, platform }: RenderInput,
  gateway: Resolved['gateway'],
  findings: Findings,
): void {
  const { traffic = {}, service: asked } = service.spec;
  const { mesh } = platform.spec;
  const fields = routed.filter(field => traffic[field] !== undefined);
  if (asked?.type === 'Headless' && mesh.kind !== 'none') {
    fields.forEach(field =>
      findings.refuse(
        'headless-not-routed',
        ['spec', 'traffic', field],
        `who calls a headless Service chooses a pod by its address, so that no proxy can do this: use ClusterIP as spec.service.type, or remove ${field}`,
      ),
    );
  }
  if (mesh.kind === 'istio-sidecar') noteOfSidecars(service, gateway, findings);
  if (mesh.kind === 'linkerd' && gateway && fields.length) {
    findings.note(
      `${fields.join(
        ', ',
      )} of spec.traffic hold for what is sent to the address of the Service: the gateway ${
        gateway.peer.name
      } may send requests to the pods straight, by its own routes`,
    );
  }
}

function noteOfSidecars(
  { spec }: RenderInput['service'],
  gateway: Resolved['gateway'],
  findings: Findings,
): void {
  const { traffic = {}, expose = [] } = spec;
  // A time-out is said by the routes of what is exposed, too.
  const elsewhere = ['circuitBreaker', ...(expose.length ? ['timeout'] : [])];
  const byCallers = routed.filter(
    field => !elsewhere.includes(field) && traffic[field] !== undefined,
  );
  if (gateway && byCallers.length) {
    findings.note(
      `only callers with a sidecar get ${byCallers.join(
        ', ',
      )} of spec.traffic: the gateway ${
        gateway.peer.name
      } sends requests by its own routes`,
    );
  }
  if (traffic.mirror) {
    findings.note(
      `the sidecars of the callers send the copies: whoever may call a port whose requests are copied reaches that of ${traffic.mirror.service}, too`,
    );
  }
  if (traffic.circuitBreaker) {
    findings.note(
      'with a circuit breaker Istio prefers pods of the zone that the caller is in, where nodes have zones',
    );
  }
  const limited = new Set(
    Object.values(spec.service?.ports ?? {})
      .filter(({ appProtocol = '' }) => ['http', 'grpc'].includes(appProtocol))
      .map(({ port, targetPort = port }) => targetPort),
  );
  if (traffic.rateLimit && limited.size > 1) {
    findings.note(
      `the rate limit holds for each of the ports ${[...limited].join(
        ', ',
      )} of a pod by itself`,
    );
  }
}

import { RenderInput, Resolved } from '../render-input';
import { resolveCallers } from './callers';
import { resolveCalls } from './calls';
import { resolveGateway, resolveScraper } from './outsiders';
import { deployedNamespace, isIn, refOf } from './peer';
import { Findings, RenderIssue } from './render-issue';

type Resolution =
  | { ok: true; value: Resolved; notes: string[] }
  | { ok: false; issues: RenderIssue[] };

/**
 * Looks up every peer and port. What is missing is refused, never guessed; a peer that is not in this environment
 * is left out of it, and a note says so.
 */
export function resolve(input: RenderInput): Resolution {
  const { service, platform } = input;
  const findings = new Findings();
  checkPlatform(input, findings);
  const gateway = resolveGateway(input, findings);
  const scraper = resolveScraper(input, findings);
  const value: Resolved = {
    service,
    namespace: deployedNamespace(service.metadata.namespace, platform),
    platform,
    calls: resolveCalls(input, findings),
    callers: resolveCallers(input, findings),
    ...(gateway && { gateway }),
    ...(scraper && { scraper }),
  };
  const { issues, notes } = findings;
  return issues.length ? { ok: false, issues } : { ok: true, value, notes };
}

const cloudsWithInternalLoadBalancers = ['aks', 'eks', 'gke'];

/** What this service asks for and this platform cannot give. */
function checkPlatform(
  { service, platform }: RenderInput,
  findings: Findings,
): void {
  const environment = platform.metadata.name;
  const { type, internal } = service.spec.service ?? {};
  if (!isIn(service, environment)) {
    findings.refuse(
      'environment-unknown',
      ['spec', 'environments', environment],
      `${refOf(
        service,
      )} has no environment ${environment}: add it to spec.environments`,
    );
  }
  if (
    (type === 'LoadBalancer' || type === 'NodePort') &&
    platform.spec.mesh.kind === 'istio-sidecar'
  ) {
    findings.refuse(
      'plain-traffic-refused',
      ['spec', 'service', 'type'],
      `a Service of type ${type} brings in traffic from outside the mesh, and the strict mTLS of ${environment} refuses it: use ClusterIP behind the gateway`,
    );
  }
  if (
    internal &&
    !cloudsWithInternalLoadBalancers.includes(platform.spec.cloud ?? '')
  ) {
    findings.refuse(
      'internal-needs-cloud',
      ['spec', 'service', 'internal'],
      `how a load balancer is made internal differs by cloud: platform/${environment}.yaml must say spec.cloud (${cloudsWithInternalLoadBalancers.join(
        ', ',
      )})`,
    );
  }
}

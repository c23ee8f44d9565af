import {
  applicationName,
  longestApplicationName,
} from '../delivery/application-name';
import { Caller, Outsider, RenderInput, Resolved } from '../render-input';
import { checkAmbient, noteOfWaypoint } from './ambient';
import { resolveCanary } from './canary';
import { checkCapabilities } from './capabilities';
import { resolveCallers } from './callers';
import { resolveCalls } from './calls';
import { noteTokens } from './azure-tokens';
import { resolveExposed } from './exposed';
import { resolveExternal } from './external';
import { noteBalancing, resolveHeadless } from './headless';
import { checkForLinkerd, checkPlainGateway } from './linkerd/checks';
import { resolveLinkerd } from './linkerd/in-linkerd';
import { resolveGateway, resolveScraper } from './outsiders';
import { resolveMirror, withCopies } from './mirror';
import { deployedNamespace, isIn, refOf } from './peer';
import { checkIdentities } from './identities';
import { checkLabelsSeen } from './labels-seen';
import { Findings, RenderIssue } from './render-issue';
import { resolveSecrets } from './secrets';
import { checkTraffic } from './traffic';
import { checkTracks, tracksOf } from './tracks';
import { resolveWaypoint } from './waypoint';

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
  checkEnvironment(input, findings);
  checkCapabilities(input, findings);
  checkAmbient(input, findings);
  const gateway = resolveGateway(input, findings);
  const scraper = resolveScraper(input, findings);
  const waypoint = resolveWaypoint(input);
  const tracks = tracksOf(service, platform);
  const calls = resolveCalls(input, findings);
  const secrets = resolveSecrets(input, findings);
  const mirror = resolveMirror(service, input, findings);
  const callers = withCopies(resolveCallers(input, findings), mirror, input);
  const canary = resolveCanary(input, findings);
  checkTracks(input, findings);
  checkScrapedPorts(input, scraper, [gateway, waypoint, ...callers], findings);
  checkTraffic(input, gateway, findings);
  noteTokens(input, findings);
  checkIdentities(callers, [gateway, scraper], findings);
  checkLabelsSeen(platform, calls, callers, findings);
  checkForLinkerd(input, findings);
  checkPlainGateway(input, { gateway, scraper, callers }, findings);
  const linkerd = resolveLinkerd(input, scraper);
  const headless = resolveHeadless(input, findings);
  noteBalancing(input, calls, findings);
  const value: Resolved = {
    service,
    namespace: deployedNamespace(service.metadata.namespace, platform),
    platform,
    calls,
    secrets,
    callers,
    ...(canary && { canary }),
    ...(mirror && { mirror }),
    ...(gateway && { gateway }),
    ...(scraper && { scraper }),
    exposed: resolveExposed(input, findings),
    external: resolveExternal(input, findings),
    ...(linkerd && { linkerd }),
    ...(headless && { headless }),
    ...(tracks && { tracks }),
    ...(waypoint && { waypoint }),
  };
  noteOfWaypoint(value, findings);
  const { issues, notes } = findings;
  return issues.length ? { ok: false, issues } : { ok: true, value, notes };
}

/** Does this service run there at all, under its name? */
function checkEnvironment(input: RenderInput, findings: Findings): void {
  const { service, platform } = input;
  const environment = platform.metadata.name;
  if (!isIn(service, environment)) {
    findings.refuse(
      'environment-unknown',
      ['spec', 'environments', environment],
      `${refOf(
        service,
      )} has no environment ${environment}: add it to spec.environments`,
    );
  }
  const namespace = deployedNamespace(service.metadata.namespace, platform);
  if (namespace.length > 63) {
    findings.refuse(
      'namespace-too-long',
      ['metadata', 'namespace'],
      `${namespace} is too long for a namespace: with the suffix of ${environment} it may have 63 characters`,
    );
  }
  checkApplicationName(input, findings);
}

/** Where Argo CD delivers, a service is an application by a name of limited length. */
function checkApplicationName(
  { service, platform }: RenderInput,
  findings: Findings,
): void {
  if (platform.spec.gitops?.tool !== 'argocd') return;
  const name = applicationName(platform.metadata.name, service.metadata);
  if (name.length > longestApplicationName) {
    findings.refuse(
      'application-name-too-long',
      ['metadata', 'name'],
      `Argo CD would call it ${name}, and that may have ${longestApplicationName} characters: shorten metadata.name or metadata.namespace`,
    );
  }
}

/**
 * A scraper without identity opens its port to plain traffic: on a port that others call, that would let them in by no
 * name at all, past every grant.
 */
function checkScrapedPorts(
  { platform }: RenderInput,
  scraper: Resolved['scraper'],
  others: (Caller | Outsider | undefined)[],
  findings: Findings,
): void {
  if (platform.spec.mesh.kind === 'none') return;
  if (!scraper || scraper.peer.serviceAccount) return;
  const called = others.flatMap(peer => peer?.podPorts ?? []);
  const shared = scraper.podPorts.filter(port => called.includes(port));
  if (shared.length) {
    findings.refuse(
      'scraped-port-shared',
      ['spec', 'service', 'ports'],
      `the scraper of ${
        platform.metadata.name
      } is outside the mesh, so the port that it reads is open without identity, and ${shared.join(
        ', ',
      )} is called by others too: give the metrics a pod port of their own`,
    );
  }
}

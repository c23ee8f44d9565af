import { replicasIn } from '@callboard/contract';
import { imageOf } from '../image';
import { portsOf } from '../ports';
import { Canary, RenderInput } from '../render-input';
import { isIn, refOf } from './peer';
import { Findings } from './render-issue';
import { canaryNameOf, tracksOf } from './tracks';

/** The second Deployment that the contract asks for; nothing where it asks for none. */
export function resolveCanary(
  input: RenderInput,
  findings: Findings,
): Canary | undefined {
  checkNames(input, findings);
  const { service, platform } = input;
  const asked = service.spec.traffic?.canary;
  if (!asked || !isIn(service, platform.metadata.name)) return undefined;
  const stable = stablePods(input);
  if (stable.most > stable.least) {
    findings.note(
      "the autoscaler reads the canary's pods with the service's own: a canary whose pods do not start keeps it from scaling as it should",
    );
  }
  const { kind } = platform.spec.mesh;
  const isShared =
    kind === 'linkerd' ? tracksOf(service, platform) : kind !== 'none';
  const run = isShared ? byRoute : byPods;
  if (kind === 'linkerd' && isShared) noteOfBytes(service, findings);
  return {
    name: canaryNameOf(service.metadata.name),
    image: imageOf(service, asked),
    replicas: run(stable, asked.weight, findings),
    weight: asked.weight,
  };
}

/** Two Deployments of one name would overwrite each other: the service's canary, and a service that is named like it. */
function checkNames(input: RenderInput, findings: Findings): void {
  const { service, platform, peers } = input;
  const { namespace, name } = service.metadata;
  const hereAs = (other: string) => {
    const found = peers({ namespace, name: other });
    return found && isIn(found, platform.metadata.name) ? found : undefined;
  };
  const taken = canaryNameOf(name);
  const twin = service.spec.traffic?.canary && hereAs(taken);
  if (twin) {
    findings.refuse(
      'canary-name-taken',
      ['spec', 'traffic', 'canary'],
      `the Deployment of the canary would be ${taken}, which is the Deployment of the service ${refOf(
        twin,
      )} (metadata.name): rename that service, or do without the canary`,
    );
  }
  const stem = name.replace(/-canary$/, '');
  const other = stem === name || !stem ? undefined : hereAs(stem);
  if (other?.spec.traffic?.canary) {
    findings.refuse(
      'canary-name-taken',
      ['metadata', 'name'],
      `${name} is the Deployment of the canary of ${refOf(
        other,
      )} (spec.traffic.canary): name the service otherwise`,
    );
  }
}

/** How many pods the service itself has. */
interface Stable {
  least: number;
  most: number;
}

function stablePods({ service, platform }: RenderInput): Stable {
  const here = service.spec.environments[platform.metadata.name];
  const replicas = replicasIn(service.spec.replicas, here.replicas);
  return typeof replicas === 'number'
    ? { least: replicas, most: replicas }
    : { least: replicas.min, most: replicas.max! };
}

/** Requests are shared by weight: the canary has pods enough for its part of the most that the service may have. */
function byRoute({ most }: Stable, weight: number, findings: Findings): number {
  findings.note(
    `until a pod of the canary is ready, the ${weight} % of the requests that are meant for it fail`,
  );
  return Math.ceil((most * weight) / 100);
}

/** A route of Linkerd is for requests alone. */
function noteOfBytes(
  service: RenderInput['service'],
  findings: Findings,
): void {
  const names = portsOf(service)
    .filter(([, { appProtocol = 'tcp' }]) => appProtocol === 'tcp')
    .map(([name]) => name);
  if (names.length)
    findings.note(
      `${names.join(
        ', ',
      )}: what is not HTTP there goes to any of the pods, the canary's among them, for Linkerd shares requests only`,
    );
}

/** Every pod gets as much as any other: the share is that of the pods. The canary has never more than the service. */
function byPods(
  { least, most }: Stable,
  weight: number,
  findings: Findings,
): number {
  const wanted = Math.round((least * weight) / (100 - weight));
  const pods = Math.min(Math.max(wanted, 1), least);
  const shareOf = (stable: number) =>
    `${pods} of ${stable + pods} pods, ${percentOf(pods, stable)} %`;
  findings.note(
    pods === 0
      ? 'the canary has no pods, for the service has none'
      : `the canary gets what its pods are of all: ${shareOf(least)}${
          most > least ? `, down to ${shareOf(most)} when scaled out` : ''
        }; ${weight} % were asked for`,
  );
  return pods;
}

function percentOf(pods: number, stable: number): number {
  return Math.round((100 * pods) / (pods + stable));
}

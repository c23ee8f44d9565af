import { appProject } from '../kinds/argo-cd/app-project';
import { applicationSet } from '../kinds/argo-cd/application-set';
import { gitRepository } from '../kinds/flux/git-repository';
import { kustomization } from '../kinds/flux/kustomization';
import { validated } from '../InvalidManifestError';
import { Manifest } from '../manifest';
import { paths } from '../paths';
import { RenderedFile, toFile } from '../rendered-file';
import { checkDelivery } from './check-delivery';
import { Delivery, DeliveryInput } from './delivery-input';
import { DeliveryIssue } from './delivery-issue';
import { noteDelivery } from './note-delivery';
import { Team, teamsOf } from './teams';

/**
 * The files that tell Argo CD or Flux to bring one environment into its cluster, or why there are none.
 * `notes` says what is not delivered, for a reviewer to read.
 * @public
 */
export type DeliveryRendering =
  | { ok: true; teams: Team[]; files: RenderedFile[]; notes: string[] }
  | { ok: false; issues: DeliveryIssue[] };

/** The manifests of each tool, by name of their file. None is called `kustomization.yaml`: Kustomize would read it as its own. */
const tools: {
  [Tool in Delivery['gitops']['tool']]: (
    delivery: Delivery<Tool>,
  ) => Record<string, Manifest>;
} = {
  argocd: delivery => ({
    ...Object.fromEntries(
      delivery.teams.map(team => [
        `app-project-${team.project}`,
        appProject(delivery, team),
      ]),
    ),
    'application-set': applicationSet(delivery),
  }),
  flux: delivery => ({
    'git-repository': gitRepository(delivery),
    'kustomization-deploy': kustomization(delivery),
  }),
};

/**
 * Renders the delivery of an environment. Pure: the same input gives the same bytes.
 * @throws InvalidManifestError where the renderer itself is at fault.
 * @public
 */
export function renderDelivery(input: DeliveryInput): DeliveryRendering {
  const { platform, services } = input;
  const { name } = platform.metadata;
  const teams = teamsOf(platform, services);
  const issues = checkDelivery(input, teams);
  if (issues.length) return { ok: false, issues };
  const delivery = {
    platform,
    teams,
    gitops: platform.spec.gitops,
  } as Delivery;
  // TypeScript does not see that a tool and what it is told belong together.
  const render = tools[delivery.gitops.tool] as (
    delivery: Delivery,
  ) => Record<string, Manifest>;
  return {
    ok: true,
    teams,
    files: Object.entries(render(delivery)).map(([file, manifest]) =>
      toFile(`${paths.delivery(name)}/${file}.yaml`, paths.platform(name), [
        validated(manifest),
      ]),
    ),
    notes: noteDelivery(input, teams),
  };
}

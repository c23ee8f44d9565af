import { paths, Team } from '@callboard/manifests';
import { RepositoryState } from '../../../repository/state';
import { describeChange, Description, list } from '../../describe-change';
import { Surroundings } from '../../body/Surroundings';
import { ChangePlan } from '../../ChangePlan';
import { deliveryOf } from './delivery-of';

const tools = { argocd: 'Argo CD', flux: 'Flux' };

/** Says in words what setting up a delivery does when it is merged. */
export function describeBootstrap(
  state: RepositoryState,
  asked: { environment: string; requestedBy: string },
  plan: ChangePlan,
  where: Surroundings,
): Description {
  const { environment, requestedBy } = asked;
  const { spec } = state.platforms.get(environment)!;
  const gitops = spec.gitops!;
  const rendering = deliveryOf(state, environment);
  const teams = rendering.ok ? rendering.teams : [];
  return describeChange(
    state,
    {
      title: `Deliver ${environment} with ${tools[gitops.tool]}`,
      summary: `${tools[gitops.tool]} brings ${paths.environment(
        environment,
      )} of ${gitops.repository} (${
        gitops.branch
      }) into the cluster, once somebody with rights there has applied ${paths.delivery(
        environment,
      )} for the first time.`,
      access: gitops.tool === 'argocd' ? teams.map(sayTeam) : [],
      requestedBy,
      services: [],
    },
    plan,
    where,
  );
}

function sayTeam({ owner, project, namespaces }: Team): string {
  return `The project ${project} lets ${owner} bring services into ${list(
    namespaces,
  )}, and nowhere else.`;
}

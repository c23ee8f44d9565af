import {
  Delivery,
  deliveryLabels,
  deliveryName,
} from '../../delivery/delivery-input';
import { keptBy } from '../../delivery/kept';
import { Team } from '../../delivery/teams';
import { autoscaledPath } from '../../delivery/autoscaled';
import { Manifest } from '../../manifest';

/**
 * An application for each folder of a service and of a namespace. Which project one belongs to is said here, by the
 * platform team: a folder cannot choose it. Without the ApplicationSet its applications would go, and all that they
 * delivered, so it does not go because its file is gone.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Generators-Git/
 */
export function applicationSet(delivery: Delivery<'argocd'>): Manifest {
  const { platform, gitops, teams } = delivery;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: {
      name: deliveryName(platform),
      namespace: gitops.namespace,
      labels: deliveryLabels,
      annotations: keptBy.argocd,
    },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: teams.map(team => folders(team, delivery)),
      template: {
        metadata: {
          name: `${platform.metadata.name}-{{ index .path.segments 2 }}-{{ trimPrefix "_" .path.basename }}`,
          labels: deliveryLabels,
        },
        spec: applicationSpec(delivery),
      },
    },
  };
}

function folders(team: Team, { gitops }: Delivery<'argocd'>) {
  return {
    git: {
      repoURL: gitops.repository,
      revision: gitops.branch,
      directories: team.folders.map(path => ({ path })),
      values: { project: team.project },
    },
  };
}

function applicationSpec({ platform, gitops }: Delivery<'argocd'>) {
  return {
    project: '{{ .values.project }}',
    source: {
      repoURL: gitops.repository,
      targetRevision: gitops.branch,
      path: '{{ .path.path }}',
      directory: { recurse: true },
    },
    destination: {
      ...gitops.destination,
      namespace: `{{ index .path.segments 2 }}${platform.spec.namespaceSuffix}`,
    },
    ignoreDifferences: [
      {
        group: 'apps',
        kind: 'Deployment',
        jqPathExpressions: [autoscaledPath],
      },
    ],
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      // The namespace is an application of its own: the others fail until it is there.
      retry: {
        limit: -1,
        backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
      },
      syncOptions: ['ServerSideApply=true', 'RespectIgnoreDifferences=true'],
    },
  };
}

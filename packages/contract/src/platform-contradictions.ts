import { Issue } from './issue';

/** What a platform states, as far as its parts can contradict each other. */
interface Stated {
  cloud?: string;
  mesh: {
    kind: string;
    revision?: string;
    rootNamespace?: string;
    controlPlane?: { namespace: string };
  };
  monitoring?: { api: string; serviceAccount?: string; alerts: boolean };
}

/** What cannot be true at once of one environment; empty where all of it can. */
export function contradictionsIn(spec: Stated): Issue[] {
  return [...inMeshOfAks(spec), ...inMonitoringOfAzure(spec)];
}

const namespaceOfAddOn = 'aks-istio-system';

/**
 * Where the cloud is stated: the Istio add-on of AKS runs in a namespace of its own, injects by revision only, and has no ambient mode.
 * @see https://learn.microsoft.com/en-us/azure/aks/istio-about#limitations
 */
function inMeshOfAks({ cloud, mesh }: Stated): Issue[] {
  const { kind, revision, rootNamespace, controlPlane } = mesh;
  if (rootNamespace === undefined || cloud === undefined) return [];
  const stated = {
    rootNamespace,
    'controlPlane.namespace': controlPlane?.namespace,
  };
  const field = Object.entries(stated).find(
    ([, namespace]) => namespace === namespaceOfAddOn,
  )?.[0];
  const isOfAddOn = /^asm-\d+-\d+$/.test(revision ?? '');
  if (cloud !== 'aks') return field ? [ofAnotherCloud(field, cloud)] : [];
  if (field && kind !== 'istio-sidecar')
    return [
      contradiction(
        'mesh.kind',
        `the Istio add-on of AKS, whose namespace spec.mesh.${field} names, has sidecars only: use istio-sidecar`,
      ),
    ];
  if (field && !isOfAddOn)
    return [
      contradiction(
        'mesh.revision',
        `the Istio add-on of AKS, whose namespace spec.mesh.${field} names, injects by its revision only: use for example asm-1-27`,
      ),
    ];
  return isOfAddOn ? inAnotherNamespace(stated, revision!) : [];
}

function ofAnotherCloud(field: string, cloud: string): Issue {
  return contradiction(
    `mesh.${field}`,
    `${namespaceOfAddOn} belongs to the Istio add-on of AKS, and spec.cloud is ${cloud}: name the namespace of Istio there`,
  );
}

function inAnotherNamespace(
  stated: Record<string, string | undefined>,
  revision: string,
): Issue[] {
  return Object.entries(stated)
    .filter(([, namespace]) => namespace !== namespaceOfAddOn)
    .map(([field, namespace]) =>
      contradiction(
        `mesh.${field}`,
        `spec.mesh.revision ${revision} is one of the Istio add-on of AKS, which runs in ${namespaceOfAddOn}, not in ${namespace}`,
      ),
    );
}

/**
 * What Azure runs itself is no part of a mesh, and takes no alerting rules from the cluster.
 * @see https://learn.microsoft.com/en-us/azure/azure-monitor/metrics/prometheus-rule-groups
 */
function inMonitoringOfAzure({ monitoring }: Stated): Issue[] {
  if (monitoring?.api !== 'azure-monitor') return [];
  return [
    ...(monitoring.serviceAccount
      ? [
          contradiction(
            'monitoring.serviceAccount',
            'spec.monitoring.api is azure-monitor, whose agent is outside of any mesh: remove serviceAccount',
          ),
        ]
      : []),
    ...(monitoring.alerts
      ? [
          contradiction(
            'monitoring.alerts',
            'spec.monitoring.api is azure-monitor, which has its rules in Azure and reads none in the cluster: remove alerts',
          ),
        ]
      : []),
  ];
}

function contradiction(field: string, message: string): Issue {
  return {
    code: 'platform-contradicts-itself',
    path: ['spec', ...field.split('.')],
    message,
  };
}

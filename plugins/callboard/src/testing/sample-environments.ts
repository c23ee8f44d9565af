import { Limit } from '@callboard/contract';
import { Environment } from '@callboard/plugin-callboard-common';

/** What a platform without a mesh may say, and without most else. */
const limitsOfDev: Limit[] = [
  ...(['timeout', 'retries', 'circuitBreaker', 'mirror'] as const).map(
    feature => refused(feature, 'spec.mesh.kind: none', 'use a mesh'),
  ),
  refused('rateLimit', 'spec.mesh.kind: none', 'use a mesh'),
  {
    feature: 'canary',
    because: 'spec.mesh.kind: none',
    cell: { degraded: 'the share follows the number of pods' },
  },
  refused('exposeGrpc', 'spec.gateway.api: ingress', 'use the Gateway API'),
  ...limitsOfEach('spec.cloud: none'),
];

const limitsOfProd: Limit[] = [
  refused('rateLimit', 'spec.mesh.envoyFilters: false', 'allow EnvoyFilters'),
  ...limitsOfEach('spec.cloud: gke'),
];

/** The environments `dev` and `prod`: what is refused, done in part or carried differs between them. */
export const sampleEnvironments: Environment[] = [
  environment('dev', limitsOfDev),
  environment('prod', limitsOfProd),
];

/** The same, on platforms that carry everything. */
export const environmentsThatCarryAll: Environment[] = [
  environment('dev', []),
  environment('prod', []),
];

function limitsOfEach(cloud: string): Limit[] {
  return [
    refused(
      'external',
      'spec.networkPolicy.api: kubernetes',
      'give the host its cidrs',
    ),
    refused('azureIdentity', cloud, 'it is known of AKS only'),
  ];
}

function refused(
  feature: Limit['feature'],
  because: string,
  reason: string,
): Limit {
  return { feature, because, cell: { refused: reason } };
}

function environment(name: string, limits: Limit[]): Environment {
  return {
    name,
    repository: 'shop',
    kubernetes: '1.36',
    clusterDomain: 'cluster.local',
    limits,
  };
}

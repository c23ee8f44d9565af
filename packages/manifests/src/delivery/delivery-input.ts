import { Microservice, Platform } from '@callboard/contract';
import { Team } from './teams';

/**
 * An object that lies below `deploy/<environment>`, and in which file.
 * @public
 */
export interface DeployedObject {
  path: string;
  apiVersion: string;
  kind: string;
}

/**
 * All that is known where the delivery of one environment is set up.
 * @public
 */
export interface DeliveryInput {
  /** The environment. */
  platform: Platform;
  /** Every environment of the repository: two may share one Argo CD. */
  platforms: Platform[];
  /** Every service of the repository. */
  services: Microservice[];
  /** What lies below `deploy/<environment>`, whoever wrote it. */
  deployed: DeployedObject[];
}

type Gitops = NonNullable<Platform['spec']['gitops']>;

/** What a tool is told, for kinds to print. */
export interface Delivery<Tool extends Gitops['tool'] = Gitops['tool']> {
  platform: Platform;
  gitops: Extract<Gitops, { tool: Tool }> & { repository: string };
  /** By name of their project. */
  teams: Team[];
}

/** The name of what there is one of for each environment. */
export function deliveryName({ metadata }: Platform): string {
  return `callboard-${metadata.name}`;
}

/** On every object that the tool reads. */
export const deliveryLabels = { 'app.kubernetes.io/managed-by': 'callboard' };

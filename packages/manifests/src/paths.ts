import { ServiceName } from './render-input';

/**
 * Where things lie in a GitOps repository.
 * @public
 */
export const paths = {
  platforms: 'platform',
  services: 'services',
  platform: (environment: string) => `platform/${environment}.yaml`,
  microservice: ({ namespace, name }: ServiceName) =>
    `services/${namespace}/${name}/microservice.yaml`,
  grant: ({ namespace, name }: ServiceName, caller: ServiceName) =>
    `services/${namespace}/${name}/callers/${caller.namespace}.${caller.name}.yaml`,
  environment: (environment: string) => `deploy/${environment}`,
  namespace: (environment: string, namespace: string) =>
    `deploy/${environment}/${namespace}/_namespace`,
  service: (environment: string, { namespace, name }: ServiceName) =>
    `deploy/${environment}/${namespace}/${name}`,
  delivery: (environment: string) => `delivery/${environment}`,
};

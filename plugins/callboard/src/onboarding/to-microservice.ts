import { OnboardingFormData } from './form-data';
import { given } from './inputs/given';

/**
 * Assembles the `Microservice` document from the steps of the form, as far as they are filled in.
 * The template composes the same document; optional parts that are empty are left out.
 */
export function toMicroservice(formData: OnboardingFormData): unknown {
  const {
    identity = {},
    ports = {},
    connections = {},
    environments = {},
    features = {},
  } = formData;
  return {
    apiVersion: 'callboard.dev/v1alpha1',
    kind: 'Microservice',
    metadata: given({ name: identity.name, namespace: identity.namespace }),
    spec: given({
      owner: identity.owner,
      system: identity.system,
      image: identity.image,
      args: environments.args,
      service: identity.alias ?? ports.service,
      health: ports.health,
      resources: environments.resources,
      replicas: environments.replicas,
      env: environments.env,
      scratch: environments.scratch,
      calls: connections.calls,
      environments: environments.environments,
      expose: features.expose,
      external: features.external,
      traffic: features.traffic,
      secrets: features.secrets,
      identity: features.identity,
      apiAccess: features.apiAccess,
    }),
  };
}

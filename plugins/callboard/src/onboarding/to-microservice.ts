import { OnboardingFormData } from './form-data';

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
  } = formData;
  return {
    apiVersion: 'callboard.dev/v1alpha1',
    kind: 'Microservice',
    metadata: given({ name: identity.name, namespace: identity.namespace }),
    spec: given({
      owner: identity.owner,
      system: identity.system,
      image: identity.image,
      service: ports.service,
      health: ports.health,
      resources: environments.resources,
      replicas: environments.replicas,
      env: environments.env,
      calls: connections.calls,
      environments: environments.environments,
    }),
  };
}

function given(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  );
}

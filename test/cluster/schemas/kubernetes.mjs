import { enumsOf } from './enums.mjs';
import { wholeObject } from './whole-object.mjs';

/** What we write or shall write, and the name of its type in Kubernetes' OpenAPI files. */
const kinds = {
  'v1/Namespace': 'io.k8s.api.core.v1.Namespace',
  'v1/ServiceAccount': 'io.k8s.api.core.v1.ServiceAccount',
  'v1/ConfigMap': 'io.k8s.api.core.v1.ConfigMap',
  'v1/Service': 'io.k8s.api.core.v1.Service',
  'apps/v1/Deployment': 'io.k8s.api.apps.v1.Deployment',
  'autoscaling/v2/HorizontalPodAutoscaler':
    'io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler',
  'networking.k8s.io/v1/NetworkPolicy':
    'io.k8s.api.networking.v1.NetworkPolicy',
  'networking.k8s.io/v1/Ingress': 'io.k8s.api.networking.v1.Ingress',
  'policy/v1/PodDisruptionBudget': 'io.k8s.api.policy.v1.PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1/Role': 'io.k8s.api.rbac.v1.Role',
  'rbac.authorization.k8s.io/v1/RoleBinding': 'io.k8s.api.rbac.v1.RoleBinding',
};

/** Scalars with more than one way to be written. The pattern is the grammar in the description of Quantity. */
const scalars = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': {
    type: ['integer', 'string'],
  },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    type: ['string', 'number'],
    pattern:
      '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$',
  },
};

/** Of these formats we check the range; the others say nothing that a rule of ours could miss. */
const ranges = ['int32', 'uint32'];

/**
 * The schemas of our kinds and of every type that they are made of.
 * @param {any[]} documents OpenAPI v3 documents
 * @param {string} generatedGo pkg/generated/openapi/zz_generated.openapi.go: the documents leave out the enums
 * @returns {{ kinds: Record<string, any>, definitions: Record<string, any> }} kinds: by `<apiVersion>/<kind>`
 */
export function kubernetesSchemas(documents, generatedGo) {
  const types = Object.assign(
    {},
    ...documents.map(it => it.components.schemas),
  );
  const definitions = {};
  const objects = {};

  for (const [name, typeName] of Object.entries(kinds)) {
    const [, apiVersion, kind] = /^(.*)\/(.*)$/.exec(name);
    const { properties, required } = types[typeName];
    const { metadata, status, ...fields } = properties;
    objects[name] = wholeObject(
      apiVersion,
      kind,
      simplify({ properties: fields, required }),
      refTo('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'),
    );
  }
  return { kinds: objects, definitions };

  /** A reference to a type, which is defined now if it was not before. */
  function refTo(typeName) {
    const name = shortName(typeName);
    if (!(name in definitions)) {
      definitions[name] = {};
      definitions[name] =
        scalars[typeName] ??
        withEnums(simplify(types[typeName]), generatedGo, typeName);
    }
    return `#/definitions/${name}`;
  }

  /** Without descriptions and defaults; with every field that is not named refused. */
  function simplify(schema) {
    const [only] = schema.allOf ?? [];
    const ref = schema.$ref ?? only?.$ref;
    if (ref) return { $ref: refTo(ref.replace('#/components/schemas/', '')) };
    const { type, format, items, properties, required } = schema;
    return {
      ...(type && { type }),
      ...(ranges.includes(format) && { format }),
      ...(required && { required }),
      ...(items && { items: simplify(items) }),
      ...(schema.additionalProperties && {
        additionalProperties: simplify(schema.additionalProperties),
      }),
      ...(properties && {
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, it]) => [name, simplify(it)]),
        ),
      }),
    };
  }
}

function withEnums(schema, generatedGo, typeName) {
  if (!schema.properties) return schema;
  const enums = enumsOf(generatedGo, typeName);
  for (const { property, values, ofItems } of enums) {
    const field = schema.properties[property];
    Object.assign(ofItems ? field.items : field, { enum: values });
  }
  return schema;
}

function shortName(typeName) {
  return typeName.replace(
    /^io\.k8s\.(api|apimachinery\.pkg\.(apis|api|util))\./,
    '',
  );
}

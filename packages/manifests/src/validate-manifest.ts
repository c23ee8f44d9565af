import { Ajv } from 'ajv';
import type { ErrorObject } from 'ajv';
import argoCd from '../schemas/argo-cd.json';
import cilium from '../schemas/cilium.json';
import externalSecrets from '../schemas/external-secrets.json';
import flux from '../schemas/flux.json';
import gatewayApi from '../schemas/gateway-api.json';
import istio from '../schemas/istio.json';
import kubernetes from '../schemas/kubernetes.json';
import linkerd from '../schemas/linkerd.json';
import prometheusOperator from '../schemas/prometheus-operator.json';
import secretsStore from '../schemas/secrets-store.json';
import { Manifest } from './manifest';

/**
 * What a cluster would refuse in a manifest.
 *
 * `path` leads to the field from the root, e.g. `['spec', 'ports', 0, 'targetPort']`; the message begins with it.
 * @public
 */
export interface ManifestIssue {
  path: (string | number)[];
  message: string;
}

const isWithin = (low: number, high: number) => ({
  type: 'number' as const,
  validate: (value: number) => value >= low && value <= high,
});

const schemas: { $id: string; kinds: object }[] = [
  kubernetes,
  argoCd,
  cilium,
  externalSecrets,
  flux,
  gatewayApi,
  istio,
  linkerd,
  prometheusOperator,
  secretsStore,
];
const ajv = new Ajv({
  allErrors: true,
  strict: false,
  verbose: true,
  formats: {
    int32: isWithin(-(2 ** 31), 2 ** 31 - 1),
    uint32: isWithin(0, 2 ** 32 - 1),
  },
});

/**
 * Holds a manifest against the schema of its kind: fields that the kind does not have, missing ones, wrong types and
 * values. A kind that we have no schema of is an issue too. What only a server can know (a CIDR that is none, a name
 * that is taken) is not found here.
 * @returns nothing where the manifest is right.
 * @public
 */
export function validateManifest(manifest: Manifest): ManifestIssue[] {
  const name = `${manifest.apiVersion}/${manifest.kind}`;
  const holder = schemas.find(({ kinds }) => Object.hasOwn(kinds, name));
  if (!holder) {
    return [issueAt(['kind'], `${name} is no kind that Callboard writes`)];
  }
  // A kind of any project refers to Kubernetes' metadata.
  for (const needed of [kubernetes, holder]) readOnce(needed);
  const validate = ajv.getSchema(
    `${holder.$id}#/kinds/${name.replaceAll('/', '~1')}`,
  )!;
  if (validate(manifest)) return [];
  return (validate.errors ?? [])
    .filter(({ schemaPath }) => !isWithinAlternative(schemaPath))
    .map(toIssue);
}

/** What a program never asks about costs it nothing. */
function readOnce(schema: { $id: string }): void {
  if (!(schema.$id in ajv.schemas)) ajv.addSchema(schema);
}

/** Of a choice only the choice itself is reported, not why each of its branches was not taken. */
function isWithinAlternative(schemaPath: string): boolean {
  return /\/(oneOf|anyOf)\/\d+\/|\/not\//.test(schemaPath);
}

function toIssue(error: ErrorObject): ManifestIssue {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map(part => (/^\d+$/.test(part) ? Number(part) : part));
  const { additionalProperty, missingProperty } = error.params;
  if (error.keyword === 'additionalProperties') {
    return issueAt([...path, additionalProperty], 'there is no such field');
  }
  if (error.keyword === 'required') {
    return issueAt([...path, missingProperty], 'is missing');
  }
  return issueAt(path, complaint(error));
}

function complaint({ keyword, params, message, data, schema }: ErrorObject) {
  switch (keyword) {
    case 'type':
      return `must be ${[params.type].flat().join(' or ')}, is ${brief(data)}`;
    case 'enum':
      return `must be ${params.allowedValues.join(' or ')}, is ${brief(data)}`;
    case 'oneOf':
    case 'anyOf':
      return fieldsIn(schema).length > 0
        ? `must have ${howMany(keyword, schema)} of ${fieldsIn(schema).join(
            ', ',
          )}`
        : `${message}, is ${brief(data)}`;
    default:
      return `${message}, is ${brief(data)}`;
  }
}

/** One branch of Istio's choices stands for none of the fields. */
function howMany(keyword: string, branches: unknown): string {
  if (keyword === 'anyOf') return 'at least one';
  return JSON.stringify(branches).includes('"not":')
    ? 'at most one'
    : 'exactly one';
}

/** The fields that a choice is between. */
function fieldsIn(branches: unknown): string[] {
  const fields: string[] = [];
  JSON.stringify(branches, (key, value) => {
    if (key === 'required') fields.push(...value);
    return value;
  });
  return [...new Set(fields)];
}

function brief(value: unknown): string | undefined {
  return JSON.stringify(value)?.slice(0, 60);
}

function issueAt(path: (string | number)[], what: string): ManifestIssue {
  return { path, message: `${path.join('.')}: ${what}` };
}

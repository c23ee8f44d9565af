import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from '../scalars/quote';

/**
 * What may be done with an object of the cluster.
 * @public
 */
export const apiVerbs = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
] as const;

const apiGroup = withRule(z.string().max(253), value =>
  /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$/.test(
    value,
  )
    ? undefined
    : {
        code: 'name-invalid',
        message: `${quote(
          value,
        )} is not an API group: use for example apps, or "" for core`,
      },
);

/** With these a service would give itself any right, or read what others keep secret. */
const neverGiven = [
  'secrets',
  'roles',
  'rolebindings',
  'serviceaccounts/token',
];

const resource = withRule(z.string().max(253), value => {
  if (neverGiven.includes(value))
    return {
      code: 'rights-too-wide',
      message: `${value} is never given by a form: a platform engineer writes that Role by hand`,
    };
  return /^[a-z]+(\/[a-z]+)?$/.test(value)
    ? undefined
    : {
        code: 'name-invalid',
        message: `${quote(
          value,
        )} is not a resource: name each in the plural, e.g. configmaps`,
      };
});

/** What the service may do with objects of its own namespace, by the API of Kubernetes. */
export const apiAccessSchema = z
  .array(
    z.strictObject({
      apiGroups: z.array(apiGroup).min(1).max(20),
      resources: z.array(resource).min(1).max(50),
      verbs: z.array(z.enum(apiVerbs)).min(1).max(apiVerbs.length),
    }),
  )
  .min(1)
  .max(20);

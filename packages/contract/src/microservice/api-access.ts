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
  ...['secrets', 'roles', 'rolebindings', 'serviceaccounts/token'],
  ...['pods/exec', 'pods/attach', 'pods/ephemeralcontainers'],
  ...['pods/portforward', 'pods/proxy', 'services/proxy'],
];

/** Who writes one of these runs pods that read every Secret, as every ServiceAccount of the namespace. */
const runPods = [
  ...['pods', 'replicationcontrollers', 'deployments', 'replicasets'],
  ...['statefulsets', 'daemonsets', 'jobs', 'cronjobs'],
];

/** What lies in these groups decides who reaches whom, what is deployed, or which secrets there are. */
const decidingGroups = [
  ...['networking.k8s.io', 'gateway.networking.k8s.io', 'cilium.io'],
  ...['security.istio.io', 'networking.istio.io', 'policy.linkerd.io'],
  ...['external-secrets.io', 'secrets-store.csi.x-k8s.io', 'argoproj.io'],
  ...['kustomize.toolkit.fluxcd.io', 'helm.toolkit.fluxcd.io'],
];

/**
 * Reading them is given, writing is not.
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation
 */
function writesTooMuch({
  apiGroups,
  resources,
  verbs: given,
}: {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}) {
  const pods = resources.find(one => runPods.includes(one));
  const group = apiGroups.find(one => decidingGroups.includes(one));
  const index = given.findIndex(
    verb =>
      (pods && ['create', 'update', 'patch'].includes(verb)) ||
      (group && !['get', 'list', 'watch'].includes(verb)),
  );
  return index === -1
    ? undefined
    : {
        code: 'rights-too-wide' as const,
        path: ['verbs', index],
        message: `${given[index]} of ${
          pods ?? group
        } is never given by a form: with it a service would give itself more, so a platform engineer writes that Role by hand`,
      };
}

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
    withRule(
      z.strictObject({
        apiGroups: z.array(apiGroup).min(1).max(20),
        resources: z.array(resource).min(1).max(50),
        verbs: z.array(z.enum(apiVerbs)).min(1).max(apiVerbs.length),
      }),
      writesTooMuch,
    ),
  )
  .min(1)
  .max(20);

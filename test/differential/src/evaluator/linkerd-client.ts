import { Cluster, NamespacedObject, Pods } from './cluster';
import { holds, IpBlock, wholeOf } from './ip-block';
import { DefaultPolicy, Linkerd } from './linkerd-facts';
import { sentByProxy } from './linkerd-proxy';
import { Reference } from './linkerd-reference';
import {
  isMeshTlsSpec,
  isNetworkSpec,
  isPolicySpec,
  isServerAuthorizationSpec,
} from './linkerd-shapes';
import { every, Match, some } from './match';
import { End } from './question';

/** Who calls: by the name in its certificate, `none` without one, `unknown` where nobody knows whether there is one. */
export interface Client {
  identity: { name: string } | 'none' | 'unknown';
  from: End;
  mesh: Linkerd;
  cluster: Cluster;
}

export function clientOf(
  cluster: Cluster,
  mesh: Linkerd,
  from: End,
  to: Pods,
  port: number,
): Client {
  const is = (identity: Client['identity']) => ({
    ...{ identity, from, mesh, cluster },
  });
  if ('address' in from) return is('none');
  const { namespace, spec } = from.pods;
  const account = spec.serviceAccountName ?? 'default';
  switch (sentByProxy(from.pods, to, cluster, port)) {
    case 'yes':
      return is({ name: identityName(mesh, namespace, account) });
    case 'maybe':
      return is('unknown');
    default:
      return is('none');
  }
}

/** “{}.{}.serviceaccount.identity.{}.{}” */
function identityName(mesh: Linkerd, namespace: string, account: string) {
  return `${account}.${namespace}.serviceaccount.identity.${mesh.namespace}.${mesh.trustDomain}`;
}

/** The default policies, and the access policies of Servers. */
export function defaultLetsIn(policy: DefaultPolicy, client: Client): Match {
  if (policy === 'deny') return 'no';
  return every<Match>([
    policy.endsWith('-authenticated') ? hasIdentity(['*'], client) : 'yes',
    policy.startsWith('cluster-') ? isOfCluster(client) : 'yes',
  ]);
}

/** “All authentications must match”; a policy that refers to something else than there is “Illegal … ignoring”. */
export function policyLetsIn(
  { spec, namespace }: NamespacedObject,
  client: Client,
): Match {
  if (!isPolicySpec(spec, namespace)) return 'maybe';
  const { targetRef, requiredAuthenticationRefs: refs } = spec as {
    targetRef: Reference;
    requiredAuthenticationRefs: Reference[];
  };
  const all = every<Match>(refs.map(ref => holdsFor(ref, namespace, client)));
  // Documented, and refused by the webhook.
  const isDoubtful =
    targetRef.kind === 'HTTPRoute' && targetRef.group !== 'policy.linkerd.io';
  return isDoubtful && all !== 'no' ? 'maybe' : all;
}

function holdsFor(ref: Reference, own: string, client: Client): Match {
  const { kind, name, namespace = own } = ref;
  if (kind === 'ServiceAccount') {
    return hasIdentity([identityName(client.mesh, namespace, name)], client);
  }
  const found = client.cluster.others.find(
    one =>
      one.kind === kind && one.namespace === namespace && one.name === name,
  );
  if (!found) return 'no';
  return kind === 'MeshTLSAuthentication'
    ? isAuthenticated(found, client)
    : isFromNetworks(found, client);
}

function isAuthenticated(
  { spec, namespace }: NamespacedObject,
  client: Client,
): Match {
  if (!isMeshTlsSpec(spec)) return 'maybe';
  const { identities = [], identityRefs = [] } = spec as {
    identities?: string[];
    identityRefs?: Reference[];
  };
  const names = identityRefs.map(ref =>
    ref.kind === 'Namespace'
      ? identityName(client.mesh, ref.name, '*')
      : identityName(client.mesh, ref.namespace ?? namespace, ref.name),
  );
  return hasIdentity([...identities, ...names], client);
}

function isFromNetworks({ spec }: NamespacedObject, client: Client): Match {
  if (!isNetworkSpec(spec)) return 'maybe';
  return isIn((spec as { networks: IpBlock[] }).networks, client);
}

/** “networks.is_empty() → cluster_networks”; “no client authentication configured” authorizes nobody. */
export function serverAuthorizationLetsIn(
  { spec, namespace }: NamespacedObject,
  client: Client,
): Match {
  if (!isServerAuthorizationSpec(spec)) return 'maybe';
  const {
    networks = [],
    unauthenticated,
    meshTLS,
  } = (
    spec as {
      client: {
        networks?: IpBlock[];
        unauthenticated?: boolean;
        meshTLS?: {
          unauthenticatedTLS?: boolean;
          identities?: string[];
          serviceAccounts?: Array<{ name: string; namespace?: string }>;
        };
      };
    }
  ).client;
  if (unauthenticated && meshTLS) return 'maybe';
  const names = [
    ...(meshTLS?.identities ?? []),
    ...(meshTLS?.serviceAccounts ?? []).map(one =>
      identityName(client.mesh, one.namespace ?? namespace, one.name),
    ),
  ];
  if (meshTLS?.unauthenticatedTLS && names.length > 0) return 'maybe';
  const wanted = meshTLS?.unauthenticatedTLS ? ['*'] : names;
  return every<Match>([
    unauthenticated ? 'yes' : hasIdentity(wanted, client),
    networks.length > 0 ? isIn(networks, client) : isOfCluster(client),
  ]);
}

/** “* matches all; *.suffix matches what ends so, by whole labels” */
function hasIdentity(wanted: string[], { identity }: Client): Match {
  if (wanted.length === 0 || identity === 'none') return 'no';
  if (identity === 'unknown') return 'maybe';
  const labels = identity.name.split('.');
  const fits = wanted.some(name => {
    const [first, ...rest] = name.split('.');
    return first === '*'
      ? labels.slice(labels.length - rest.length).join('.') ===
          rest.join('.') && labels.length > rest.length
      : name === identity.name;
  });
  return fits ? 'yes' : 'no';
}

/** “Networks including PodIPs in this cluster”; pods on the host network have other addresses. */
function isOfCluster({ from, mesh }: Client): Match {
  if ('pods' in from) return from.pods.spec.hostNetwork ? 'maybe' : 'yes';
  const { address } = from;
  return mesh.clusterNetworks.some(cidr => holds({ cidr }, address))
    ? 'yes'
    : 'no';
}

/** Addresses of pods are not known; all addresses of a family hold those that they have of it. */
function isIn(networks: IpBlock[], { from }: Client): Match {
  return some(
    networks.map((network): Match => {
      if ('address' in from) return holds(network, from.address) ? 'yes' : 'no';
      if (wholeOf(network) === 4) return 'over IPv4';
      return wholeOf(network) === 6 ? 'over IPv6' : 'maybe';
    }),
  );
}

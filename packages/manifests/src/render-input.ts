import { Grant, Microservice, Platform } from '@callboard/contract';

/**
 * A service by its namespace and name, as its contract spells them.
 * @public
 */
export interface ServiceName {
  namespace: string;
  name: string;
}

/**
 * All that the renderer knows. The environment is the one that the platform file names.
 * @public
 */
export interface RenderInput {
  service: Microservice;
  /** Who may call the service. */
  grants: Grant[];
  platform: Platform;
  /** The contract of a caller or callee; nothing for a peer that has none. */
  peers: (name: ServiceName) => Microservice | undefined;
}

/** The other end as it is in the cluster. */
export interface Peer {
  name: string;
  /** As deployed, with the suffix of the environment where there is one. */
  namespace: string;
  podLabels: Record<string, string>;
  /** Its identity in the mesh; nothing where it has none. */
  serviceAccount?: string;
}

/** Pods that connections are sent to, and the ports that these have on the wire. */
export interface Way {
  peer: Pick<Peer, 'namespace' | 'podLabels'>;
  ports: number[];
}

/** Pods of the platform that reach a service, and where. */
export interface Outsider {
  peer: Peer;
  podPorts: number[];
  /** Those, as policies see them on the wire. */
  wirePorts: number[];
}

/** A call whose both ends are in this environment: where to, and on which ports. */
export interface Call {
  /** Prefix of the injected variables, e.g. `PAYMENTS`. */
  prefix: string;
  peer: Peer;
  /** The Service that is called: the name in addresses. */
  service: string;
  /** Its port: the number in URLs. */
  port: number;
  /** Pod port: the number in policies. */
  podPort: number;
  /** Whom the service's own pods send it to, and on which ports: what policies on this side see of the call. */
  way: Way;
  application: 'http' | 'grpc' | 'tcp';
  /** Where the caller's own proxy sends copies of its requests; nothing where it sends none. */
  copies?: { peer: Peer; podPort: number };
}

/** A grant whose both ends are in this environment. */
export interface Caller {
  /** As its grant names it: the name of the file and of the objects. */
  grantee: ServiceName;
  peer: Peer;
  /** Pod ports of the service that the caller may reach, in ascending order. */
  podPorts: number[];
  /** The ports that its connections have on the wire, where they enter the service, or its waypoint where it has one. */
  wirePorts: number[];
  /** Only these requests; nothing for all. */
  requests?: { methods?: string[]; paths?: string[] }[];
  /** Where the caller's own proxy sends copies of these requests; nothing where it sends none. */
  copies?: { peer: Peer; podPorts: number[] };
}

/** Another service that gets copies of the requests. */
export interface Mirror {
  peer: Peer;
  /** Of the requests, 1–100. */
  percent: number;
  /** The ports whose requests are copied, in the order of their Service ports. */
  ports: MirroredPort[];
}

/** A port by its Service and its pod port, and where the copies arrive. */
export interface MirroredPort {
  port: number;
  podPort: number;
  copyPort: number;
  copyPodPort: number;
}

/** A second Deployment behind the same Service, which gets a part of the requests. */
export interface Canary {
  /** Of its Deployment. */
  name: string;
  /** With its tag or digest. */
  image: string;
  replicas: number;
  /** Percent of the requests, 1–99. */
  weight: number;
}

/** A name outside the cluster that leads to the service, and what of it. */
export interface ExposedHost {
  host: string;
  /** Longer paths first; no slash at the end of any but `/`, which is all of them. */
  paths: ExposedPath[];
}

export interface ExposedPath {
  path: string;
  /** Service port: a gateway calls the Service. */
  port: number;
  application: 'http' | 'grpc';
}

/** A host outside the cluster that the service calls: by its addresses, or where none are stated by its name. */
export interface ExternalHost {
  host: string;
  port: number;
  cidrs: string[];
}

/** A Secret that is brought from a store, and what the container reads from it. */
export interface BroughtSecret {
  /** As the contract names it. */
  entry: string;
  /** Of the Secret and of what brings it, e.g. `orders.db`: that of another service is never meant. */
  name: string;
  store: string;
  /** By variable, sorted. */
  keys: { variable: string; key: string }[];
}

/** A second Service, whose address are the pods themselves. */
export interface Headless {
  name: string;
  /** In ascending order of their Service ports; no pod port stands twice. */
  ports: { name: string; podPort: number }[];
}

/** One port of pods that their proxy of Linkerd guards. */
export interface ServerPort {
  /** Of the container's port. */
  name: string;
  podPort: number;
  protocol: 'HTTP/1' | 'HTTP/2' | 'opaque' | 'unknown';
  /** What the kubelet asks here, where Linkerd would not let it by itself. */
  probes: { method: string; path: string }[];
}

/** What Linkerd is told of a service. */
export interface InLinkerd {
  /** In ascending order of their pod ports. */
  servers: ServerPort[];
  /** Pod ports that pass the proxy by, for whoever reads them is outside the mesh. */
  passedBy: number[];
  /** Ports that the proxies do not look into: Service ports for clients, pod ports for the pods themselves. */
  opaque: { service: number[]; pods: number[] };
  /** Pods that read the metrics of the proxies; nothing where nobody does. */
  reader?: Peer;
}

/** What kinds render from: the input with every peer and port looked up. */
export interface Resolved {
  service: Microservice;
  /** The namespace as deployed. */
  namespace: string;
  platform: Platform;
  calls: Call[];
  secrets: BroughtSecret[];
  callers: Caller[];
  /** Nothing where no other image is tried. */
  canary?: Canary;
  /** Nothing where no requests are copied. */
  mirror?: Mirror;
  /** The gateway, and the pod ports that it may reach; nothing where the platform has none. */
  gateway?: Outsider;
  /** The scraper, and the pod ports that it reads metrics from; nothing where nobody scrapes. */
  scraper?: Outsider;
  /** Sorted by host; none where the service is not exposed. */
  exposed: ExposedHost[];
  external: ExternalHost[];
  /** Nothing where a mesh spreads what is sent by gRPC, or nothing is. */
  headless?: Headless;
  /** Nothing where Linkerd is not the mesh, or no pods run. */
  linkerd?: InLinkerd;
  /** The Services for the pods of a canary and for all others; nothing where requests are not shared among Services. */
  tracks?: { stable: string; canary: string };
  /** What stands in front of the service's address and judges requests, and where it leads; nothing where calls go straight to the pods. */
  waypoint?: Outsider;
}

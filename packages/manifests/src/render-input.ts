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
  /** Service port: the number in URLs. */
  port: number;
  /** Pod port: the number in policies. */
  podPort: number;
  /** Whom the service's own pods send it to, and on which ports: what policies on this side see of the call. */
  way: Way;
  application: 'http' | 'grpc' | 'tcp';
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

/** What kinds render from: the input with every peer and port looked up. */
export interface Resolved {
  service: Microservice;
  /** The namespace as deployed. */
  namespace: string;
  platform: Platform;
  calls: Call[];
  callers: Caller[];
  /** Nothing where no other image is tried. */
  canary?: Canary;
  /** The gateway, and the pod ports that it may reach; nothing where the platform has none. */
  gateway?: Outsider;
  /** The scraper, and the pod ports that it reads metrics from; nothing where nobody scrapes. */
  scraper?: Outsider;
  /** The Services for the pods of a canary and for all others; nothing where requests are not shared among Services. */
  tracks?: { stable: string; canary: string };
  /** What stands in front of the service's address and judges requests, and where it leads; nothing where calls go straight to the pods. */
  waypoint?: Outsider;
}

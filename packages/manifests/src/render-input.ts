import { Grant, Microservice, Platform } from '@callboard/contract';

/**
 * A service by its namespace and name.
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

/** A call whose both ends are in this environment: where to, and on which ports. */
export interface Call {
  /** Prefix of the injected variables, e.g. `PAYMENTS`. */
  prefix: string;
  peer: Microservice;
  /** Service port: the number in URLs. */
  port: number;
  /** Pod port: the number in policies. */
  podPort: number;
  application: 'http' | 'grpc' | 'tcp';
}

/** A grant whose both ends are in this environment. */
export interface Caller {
  peer: Microservice;
  /** Pod ports of the service that the caller may reach. */
  podPorts: number[];
}

/** What the kinds render from: the input with every peer and port looked up. */
export interface Resolved {
  service: Microservice;
  platform: Platform;
  calls: Call[];
  callers: Caller[];
}

/** Some of the endpoints of a Service, as its controller found them. */
export interface EndpointSlice {
  namespace: string;
  name: string;
  /** The Service that it is for, by its label; nothing where it has none. */
  service?: string;
  addressType: string;
  ports: readonly { name: string; port?: number; protocol: string }[];
  endpoints: readonly Endpoint[];
}

/** @see https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions */
export interface Endpoint {
  addresses: readonly string[];
  /** "A nil value should be interpreted as true." */
  isReady: boolean;
  isServing: boolean;
  isTerminating: boolean;
  zone?: string;
  node?: string;
  /** The pod behind it, where it is one. */
  pod?: string;
}

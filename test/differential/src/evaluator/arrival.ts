import { NamespacedObject, Pods } from './cluster';
import { Certainty } from './match';
import { End } from './question';

/** Who calls, as its certificate says; `none` without one, `unknown` where nobody knows whether there is one. */
export type Identity =
  | { trustDomain: string; namespace: string; serviceAccount: string }
  | 'none'
  | 'unknown';

/** A connection, or a request, at the proxy of the pods that are called. */
export interface Arrival {
  /** What the proxy reads: a sidecar's requests, or its connections where it expects none; a ztunnel's connections. */
  proxy: 'HTTP sidecar' | 'TCP sidecar' | 'ztunnel';
  identity: Identity;
  from: End;
  pods: Pods;
  port: number;
  rootNamespace: string;
  /** Does anything read the tokens of requests? */
  tokens: Certainty;
  /** Whose proxy it is, where it is a waypoint's: `pods` are its own. */
  waypoint?: NamespacedObject;
}

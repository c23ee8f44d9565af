import { Reason } from './reason';

/**
 * What an answer depends on that the manifests do not say.
 *
 * - `requests`: only requests that match one of these, and none of `except`; a restriction that is left out is none
 * - `external-authorization`: only where somebody else agrees, who is asked about all requests or about these
 * - `ip-family`: only over this family
 * - `names`: only for addresses that the network plugin has seen one of these names lead to; `*.` is what lies below
 * - `not-enforced`: only where nothing enforces NetworkPolicy
 * - `no-other-policies`: only where the cluster holds no policy that the snapshot does not
 * - `by-address`: only for a caller that needs no name resolution
 * - `pod-port`: only for a client that dials the pod's port itself, for nothing translates the Service's
 * - `some-backends`: only when the Service picks one of these workloads
 * - `judged-at-pod`: only where the network plugin judges behind the Service's translation
 * - `routed`: only where the network routes from outside to this address
 * @public
 */
export type Condition =
  | { kind: 'requests'; requests: RequestPattern[]; except?: RequestPattern[] }
  | {
      kind: 'external-authorization';
      provider: string;
      requests?: RequestPattern[];
    }
  | { kind: 'ip-family'; family: 'IPv4' | 'IPv6' }
  | { kind: 'names'; names: string[] }
  | { kind: 'not-enforced' }
  | { kind: 'no-other-policies' }
  | { kind: 'by-address' }
  | { kind: 'pod-port'; port: number }
  | { kind: 'some-backends'; backends: string[] }
  | { kind: 'judged-at-pod' }
  | { kind: 'routed' };

/**
 * Requests that match all of these; all requests where everything is left out. Of paths and names of hosts a star at the
 * start or the end stands for anything; `{*}` in a path is one part of it, `{**}` any number of them.
 * @public
 */
export interface RequestPattern {
  methods?: string[];
  notMethods?: string[];
  paths?: string[];
  notPaths?: string[];
  hosts?: string[];
  notHosts?: string[];
  /** Whom the token of the request names: `<issuer>/<subject>`. */
  principals?: string[];
  notPrincipals?: string[];
  /** What else of a request has one of these values, and none of those, e.g. `request.headers[x-team]`. */
  when?: { key: string; values?: string[]; notValues?: string[] }[];
}

/**
 * May it, and why. Unknown is an answer of its own: something that could decide was not understood.
 * @public
 */
export type Verdict =
  | { outcome: 'allowed' | 'denied' | 'unknown'; reasons: Reason[] }
  | { outcome: 'conditional'; on: Condition[]; reasons: Reason[] };

/** @public */
export type Outcome = Verdict['outcome'];

export const allowed = (...reasons: Reason[]): Verdict => ({
  outcome: 'allowed',
  reasons,
});

export const denied = (...reasons: Reason[]): Verdict => ({
  outcome: 'denied',
  reasons,
});

export const unknown = (...reasons: Reason[]): Verdict => ({
  outcome: 'unknown',
  reasons,
});

export const conditional = (
  on: Condition[],
  ...reasons: Reason[]
): Verdict => ({ outcome: 'conditional', on, reasons });

import { Place, Problem, SnapshotObject } from '../snapshot';

/**
 * An object by its name.
 * @public
 */
export interface ObjectRef {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}

/**
 * Why a verdict is what it is: a code with the object, the rule (from 0) and the place that decided.
 * `detail` holds what the sentence about it names, see {@link sentenceOf}.
 * @public
 */
export interface Reason {
  engine: 'network-policy' | 'istio' | 'service' | 'snapshot';
  code: ReasonCode;
  object?: ObjectRef;
  rule?: number;
  at?: Place;
  detail?: Record<string, string>;
}

/** @public */
export type ReasonCode =
  // network-policy
  | 'not-isolated'
  | 'rule-allows'
  | 'no-rule-for-peer'
  | 'no-rule-for-port'
  | 'service-port-is-not-pod-port'
  | 'not-enforced'
  | 'enforcement-unknown'
  | 'pod-address-unknown'
  | 'cni-decides'
  | 'one-ip-family'
  | 'namespace-labels-unknown'
  | 'label-set-at-run-time'
  | 'host-network'
  | 'part-of-range'
  // istio
  | 'not-in-mesh'
  | 'membership-unknown'
  | 'not-captured'
  | 'capture-changed'
  | 'mtls-required'
  | 'mtls-mode-unknown'
  | 'no-identity'
  | 'no-authorization-policy'
  | 'request-decides'
  | 'http-rule-on-tcp-port'
  | 'identity-unknown'
  // service
  | 'no-service'
  | 'no-such-port'
  | 'no-backend'
  | 'port-translated'
  | 'port-not-translated'
  | 'judged-before-translation'
  | 'backends-differ'
  | 'points-elsewhere'
  | 'alias-not-followed'
  | 'source-ranges'
  | 'no-selector'
  | 'no-pod-port'
  | 'names-resolved'
  | 'names-not-resolved'
  | 'not-routed-from-outside'
  | 'source-address-lost'
  // what was not read
  | 'not-evaluated'
  | 'malformed'
  | 'unreadable'
  | 'other-policies-unknown';

/**
 * Names an object in a reason, with its place; with the line of one rule where that is known.
 * @public
 */
export function naming(
  { apiVersion, kind, metadata, at, lines }: SnapshotObject,
  rule?: { list: string; index: number },
): { object: ObjectRef; at: Place; rule?: number } {
  return {
    object: {
      apiVersion,
      kind,
      ...(metadata.namespace && { namespace: metadata.namespace }),
      name: metadata.name,
    },
    ...(rule && { rule: rule.index }),
    at: {
      path: at.path,
      line: (rule && lines[`${rule.list}.${rule.index}`]) ?? at.line,
    },
  };
}

/** Names what could not be read. */
export const unreadable = ({ path, line, message }: Problem): Reason => ({
  engine: 'snapshot',
  code: 'unreadable',
  at: { path, line: line ?? 1 },
  detail: { problem: message },
});

import type { adminPolicySentences } from '../admin-policy/sentences';
import type { ciliumSentences } from '../cilium/sentences';
import type { istioSentences } from '../istio/sentences';
import type { linkerdSentences } from '../linkerd/sentences';
import type { networkPolicySentences } from '../network-policy/sentences';
import type { serviceSentences } from '../service/sentences';
import { Place, Problem, SnapshotObject } from '../snapshot';
import type { commonSentences } from '../words/common-sentences';

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
  engine:
    | 'network-policy'
    | 'admin-policy'
    | 'cilium'
    | 'istio'
    | 'linkerd'
    | 'service'
    | 'snapshot';
  code: ReasonCode;
  object?: ObjectRef;
  rule?: number;
  at?: Place;
  detail?: Record<string, string>;
}

/**
 * What each engine may say.
 * @public
 */
export type ReasonCode =
  | keyof typeof networkPolicySentences
  | keyof typeof adminPolicySentences
  | keyof typeof ciliumSentences
  | keyof typeof istioSentences
  | keyof typeof linkerdSentences
  | keyof typeof serviceSentences
  | keyof typeof commonSentences;

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

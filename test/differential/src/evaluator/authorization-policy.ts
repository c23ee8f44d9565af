import type { V1LabelSelector } from '@kubernetes/client-node';
import { isWorkloadSelector } from './mtls-mode';
import { fields, isAnything, isText, listOf, oneOf } from './shape';

/** `spec` of an AuthorizationPolicy, as it stands in the manifest. */
export interface AuthorizationPolicySpec {
  selector?: V1LabelSelector;
  action?: 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';
  rules?: Rule[];
}

export interface Rule {
  from?: Array<{ source?: Strings }>;
  to?: Array<{ operation?: Strings }>;
  when?: unknown[];
}

/** A source or an operation: lists of strings. */
export type Strings = Record<string, string[]>;

const lists = (...names: string[]) =>
  fields(Object.fromEntries(names.map(name => [name, listOf(isText)])));

const isSource = lists(
  'principals',
  'notPrincipals',
  'requestPrincipals',
  'notRequestPrincipals',
  'namespaces',
  'notNamespaces',
  'serviceAccounts',
  'notServiceAccounts',
  'ipBlocks',
  'notIpBlocks',
  'remoteIpBlocks',
  'notRemoteIpBlocks',
);
const isOperation = lists(
  'hosts',
  'notHosts',
  'ports',
  'notPorts',
  'methods',
  'notMethods',
  'paths',
  'notPaths',
);

const isSpec = fields({
  selector: isWorkloadSelector,
  targetRef: isAnything,
  targetRefs: isAnything,
  action: oneOf('ALLOW', 'DENY', 'AUDIT', 'CUSTOM'),
  provider: fields({ name: isText }),
  rules: listOf(
    fields({
      from: listOf(fields({ source: isSource })),
      to: listOf(fields({ operation: isOperation })),
      when: listOf(
        fields({
          key: isText,
          values: listOf(isText),
          notValues: listOf(isText),
        }),
      ),
    }),
  ),
});

/** Would the API server take this `spec`? Fields that are null are gone already. */
export function isAuthorizationPolicySpec(
  spec: unknown,
): spec is AuthorizationPolicySpec {
  return isSpec(spec);
}

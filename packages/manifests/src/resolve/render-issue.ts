/**
 * Every code that a rendering can be refused with. Each has a golden case.
 * @public
 */
export type RenderIssueCode =
  | 'environment-unknown'
  | 'not-on-this-platform'
  | 'peer-unknown'
  | 'peer-port-unknown'
  | 'peer-is-alias'
  | 'grant-port-unknown'
  | 'grant-on-alias'
  | 'grant-of-managed-caller'
  | 'caller-identity-missing'
  | 'requests-need-http'
  | 'identity-shared'
  | 'gateway-outside-mesh'
  | 'scraped-port-shared'
  | 'vault-identity-missing'
  | 'vault-name-invalid'
  | 'call-of-managed-callee'
  | 'namespace-too-long'
  | 'host-in-cluster'
  | 'host-taken'
  | 'label-unseen'
  | 'application-name-too-long'
  | 'canary-name-taken'
  | 'headless-not-routed'
  | 'mirror-target-unknown'
  | 'mirror-target-absent'
  | 'mirror-target-of-another'
  | 'mirror-target-unfit'
  | 'port-of-the-mesh'
  | 'probe-on-opaque-port'
  | 'retry-condition-unknown'
  | 'headless-name-too-long'
  | 'headless-name-taken'
  | 'requests-need-waypoint'
  | 'waypoint-needs-cluster-ip'
  | 'waypoint-name-too-long'
  | 'waypoint-name-taken';

/**
 * Why a service cannot be rendered: `path` leads to the field of its contract, or starts with `callers` and the
 * caller's `<namespace>.<name>` for a grant.
 * @public
 */
export interface RenderIssue {
  code: RenderIssueCode;
  path: (string | number)[];
  message: string;
}

/** What a step of resolving found: values, what a reviewer should know, and what stands in the way. */
export class Findings {
  readonly issues: RenderIssue[] = [];
  readonly notes: string[] = [];

  refuse(
    code: RenderIssueCode,
    path: (string | number)[],
    message: string,
  ): undefined {
    this.issues.push({ code, path, message });
    return undefined;
  }

  note(text: string): undefined {
    this.notes.push(text);
    return undefined;
  }
}

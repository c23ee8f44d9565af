/** One port as the contract has it; what the form could not read as a number is kept as it was typed. */
export type PortValue = {
  port?: number | string;
  targetPort?: number | string;
  appProtocol?: string;
};

/** One probe as the contract has it: exactly one of the three. */
export type ProbeValue = {
  httpGet?: { port?: string; path?: string };
  grpc?: { port?: string };
  tcp?: { port?: string };
};

/** One call as the contract has it; its key is the prefix of the injected variables. */
export type CallValue = { service?: string; namespace?: string; port?: string };

/** One caller as the contract has it. */
export type CallerValue = {
  name?: string;
  namespace?: string;
  ports: string[];
};

/** Where a service runs, and the image version that it starts with. */
export type EnvironmentValue = {
  tag?: string;
  digest?: string;
  replicas?: number | string;
};

/** Value of the field CallboardIdentity. */
export type IdentityPart = {
  name?: string;
  namespace?: string;
  owner?: string;
  system?: string;
  image?: string;
};

/** Value of the field CallboardPorts: `service` is left out for a worker. */
export type PortsPart = {
  service?: { ports: Record<string, PortValue> };
  health?: { readiness?: ProbeValue; liveness?: ProbeValue };
  /** Only while two rows share a name: a map cannot hold them, and none may be lost. */
  rows?: PortRow[];
};

/** Value of the field CallboardConnections. */
export type ConnectionsPart = {
  calls?: Record<string, CallValue>;
  callers?: CallerValue[];
  /** Only while two rows share a prefix. */
  rows?: CallRow[];
};

/** Value of the field CallboardEnvironments. */
export type EnvironmentsPart = {
  environments?: Record<string, EnvironmentValue>;
  resources?: { cpu?: string; memory?: string };
  replicas?: number | string;
  env?: Record<string, string>;
  /** Only while two rows share a name. */
  rows?: VariableRow[];
};

/**
 * Value of the field CallboardReview: what the dry run said, for Backstage's own last page. Empty until it succeeded.
 */
export type ReviewPart = { effect?: string; files?: string; change?: string };

/** The parameters of the template, each the value of one step; any may be missing or incomplete. */
export type OnboardingFormData = {
  identity?: IdentityPart;
  ports?: PortsPart;
  connections?: ConnectionsPart;
  environments?: EnvironmentsPart;
  review?: ReviewPart;
};

/** A row of the table of ports, as typed. */
export type PortRow = {
  name: string;
  port: string;
  targetPort: string;
  appProtocol: string;
};

/** A row of the table of calls, as typed; `target` is `namespace/name`. */
export type CallRow = { prefix: string; target: string; port: string };

/** A row of the table of environment variables, as typed. */
export type VariableRow = { name: string; value: string };

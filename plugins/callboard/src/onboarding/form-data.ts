/** One port as the contract has it; what the form could not read as a number is kept as it was typed. */
export type PortValue = {
  port?: number | string;
  targetPort?: number | string;
  appProtocol?: string;
  scrape?: string;
};

/** What kind of Service the ports stand behind, and who may come in from outside the cluster. */
export type AccessValue = {
  type?: string;
  internal?: boolean;
  sources?: string[];
};

/** One probe as the contract has it: exactly one of the three. */
export type ProbeValue = {
  httpGet?: { port?: string; path?: string };
  grpc?: { port?: string };
  tcp?: { port?: string };
};

/** One call as the contract has it; its key is the prefix of the injected variables. */
export type CallValue = {
  service?: string;
  namespace?: string;
  /** A name; a number for a callee that Callboard does not manage. */
  port?: number | string;
  targetPort?: number | string;
  podLabels?: Record<string, string> | string;
};

/** One kind of request as the contract has it. */
export type RequestValue = { methods?: string[]; paths?: string[] };

/** One caller as the contract has it. */
export type CallerValue = {
  name?: string;
  namespace?: string;
  ports: string[];
  http?: RequestValue[];
  environments?: string[];
};

/** How many pods run as the contract has it: fixed, or a range for the autoscaler. */
export type ReplicasValue = number | string | RangeValue;

/** A range for the autoscaler. */
export type RangeValue = {
  min?: number | string;
  max?: number | string;
  /** Percent of the requested CPU that it aims at. */
  cpu?: number | string;
};

/** Where a service runs, and the image version that it starts with. */
export type EnvironmentValue = {
  tag?: string;
  digest?: string;
  replicas?: ReplicasValue;
};

/** Value of the field CallboardIdentity. */
export type IdentityPart = {
  name?: string;
  namespace?: string;
  owner?: string;
  system?: string;
  image?: string;
  /** Instead of an image: the Service is an alias of a host elsewhere, and nothing runs. */
  alias?: AliasValue;
};

/** A Service of the type ExternalName. */
export type AliasValue = { type: 'ExternalName'; externalName?: string };

/** How Kubernetes knows that a pod is ready, alive, and still starting. */
export type HealthValue = {
  readiness?: ProbeValue;
  liveness?: ProbeValue;
  startup?: { seconds?: number | string };
};

/** Value of the field CallboardPorts: `service` is left out for a worker. */
export type PortsPart = {
  service?: AccessValue & { ports: Record<string, PortValue> };
  health?: HealthValue;
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

/** One directory that a pod may write to, as the contract has it. */
export type ScratchValue = { path?: string; size?: string };

/** Value of the field CallboardEnvironments. */
export type EnvironmentsPart = {
  environments?: Record<string, EnvironmentValue>;
  resources?: { cpu?: string; memory?: string };
  replicas?: ReplicasValue;
  env?: Record<string, string>;
  args?: string[];
  scratch?: ScratchValue[];
  /** Only while two rows share a name. */
  rows?: VariableRow[];
};

/** A name under which a service is reached from outside the cluster, as the contract has it. */
export type ExposeValue = { host?: string; port?: string; path?: string };

/** A host outside the cluster that a service calls, as the contract has it. */
export type ExternalValue = {
  host?: string;
  port?: number | string;
  cidrs?: string[];
};

/** What becomes of requests to a service, as the contract has it. */
export type TrafficValue = {
  timeout?: string;
  retries?: { attempts?: number | string; on?: string[] };
  circuitBreaker?: { consecutiveErrors?: number | string };
  rateLimit?: { requestsPerSecond?: number | string };
  mirror?: { service?: string; percent?: number | string };
  canary?: { tag?: string; digest?: string; weight?: number | string };
};

/** References to secrets, as the contract has them; keys that cannot be read are kept as they were typed. */
export type SecretValue = {
  name?: string;
  store?: string;
  keys?: Record<string, string> | string;
};

/** Rights in the API of Kubernetes, as the contract has them. */
export type RightsValue = {
  apiGroups?: string[];
  resources?: string[];
  verbs?: string[];
};

/** Value of the field CallboardFeatures: what not every platform carries. */
export type FeaturesPart = {
  expose?: ExposeValue[];
  external?: ExternalValue[];
  traffic?: TrafficValue;
  secrets?: SecretValue[];
  identity?: { azure?: { clientId?: string } };
  apiAccess?: RightsValue[];
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
  features?: FeaturesPart;
  review?: ReviewPart;
};

/** A row of the table of ports, as typed. */
export type PortRow = {
  name: string;
  port: string;
  targetPort: string;
  appProtocol: string;
  scrape: string;
};

/** A row of the table of calls, as typed; `target` is `namespace/name`. */
export type CallRow = {
  prefix: string;
  target: string;
  port: string;
  /** Only for a callee that Callboard does not manage. */
  unmanaged?: { targetPort: string; podLabels: string };
};

/** A row of the table of environment variables, as typed. */
export type VariableRow = { name: string; value: string };

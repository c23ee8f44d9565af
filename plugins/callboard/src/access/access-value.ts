import { ServiceName } from '@callboard/plugin-callboard-common';
import { RequestValue } from '../onboarding/form-data';

/** Who is called, and who calls, as far as it is typed. */
export type PairValue = {
  service?: Partial<ServiceName>;
  caller?: Partial<ServiceName>;
};

/** Value of the field CallboardGrantAccess: what is asked for, as the contract has it. */
export type GrantValue = PairValue & {
  ports?: string[];
  http?: RequestValue[];
  environments?: string[];
  /** What the pods of a caller without a contract are. */
  from?: {
    podLabels?: Record<string, string> | string;
    serviceAccount?: string;
  };
  reason?: string;
  /** A day, `2027-06-30`. */
  until?: string;
};

/** Value of the field CallboardRevokeAccess. Without `ports`, all are revoked. */
export type RevocationValue = PairValue & { ports?: string[]; reason?: string };

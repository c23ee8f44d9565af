import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from './quote';

/** Number of a port, 1–65535. */
export const portNumber = withRule(z.number(), value =>
  Number.isInteger(value) && value >= 1 && value <= 65535
    ? undefined
    : {
        code: 'port-out-of-range',
        message: `port must be a whole number from 1 to 65535, got ${value}`,
      },
);

/** Number of pods, 0–1000. */
export const replicaCount = withRule(z.number(), value =>
  Number.isInteger(value) && value >= 0 && value <= 1000
    ? undefined
    : {
        code: 'replicas-out-of-range',
        message: `replicas must be a whole number from 0 to 1000, got ${value}`,
      },
);

/** Seconds that a pod may take to start, 1–3600. */
export const startupSeconds = withRule(z.number(), value =>
  Number.isInteger(value) && value >= 1 && value <= 3600
    ? undefined
    : {
        code: 'probe-invalid',
        message: `seconds must be a whole number from 1 to 3600, got ${value}`,
      },
);

/** Percent, 1–100. */
export const percent = withRule(z.number(), value =>
  Number.isInteger(value) && value >= 1 && value <= 100
    ? undefined
    : {
        code: 'replicas-out-of-range',
        message: `cpu must be a whole percentage from 1 to 100, got ${value}`,
      },
);

/** Major and minor version of Kubernetes, from 1.30 on. */
export const kubernetesVersion = withRule(z.string(), value =>
  /^1\.([3-9]\d|\d{3})$/.test(value)
    ? undefined
    : {
        code: 'unknown-value',
        message: `kubernetes must be a version from "1.30" on, in quotes, e.g. "1.36"`,
      },
);

/** Kubernetes quantity of CPU, e.g. `250m` or `1`. */
export const cpuQuantity = withRule(z.string(), value =>
  /^([1-9][0-9]{0,8}m|[1-9][0-9]{0,4}|0?\.[0-9]{1,3}|[1-9][0-9]{0,4}\.[0-9]{1,3})$/.test(
    value,
  ) && Number.parseFloat(value) > 0
    ? undefined
    : {
        code: 'quantity-invalid',
        message: `${quote(
          value,
        )} is not an amount of CPU: use for example 250m or 1`,
      },
);

/** Kubernetes quantity of memory, e.g. `256Mi` or `1Gi`. */
export const memoryQuantity = withRule(z.string(), value =>
  /^[1-9][0-9]{0,11}(Ki|Mi|Gi|Ti|k|M|G|T)$/.test(value)
    ? undefined
    : {
        code: 'quantity-invalid',
        message: `${quote(
          value,
        )} is not an amount of memory: use for example 256Mi or 1Gi`,
      },
);

/** A whole number within bounds that its field names. */
export const wholeNumber = (low: number, high: number) =>
  withRule(z.number(), value =>
    Number.isInteger(value) && value >= low && value <= high
      ? undefined
      : {
          code: 'number-out-of-range',
          message: `a whole number from ${low} to ${high} is needed, got ${value}`,
        },
  );

import { Grant } from '@callboard/contract';
import fc from 'fast-check';

/**
 * What one end wants of another: a grant, a call, or both. Ends and ports are places in lists of whatever length: the
 * rest of the division counts.
 */
export interface Wish {
  caller: number;
  callee: number;
  ports: number[];
  isCalled: boolean;
  isGranted: boolean;
  requests?: Grant['spec']['http'];
  environments?: string[];
  /** Somebody without a contract, in the place of the caller of a grant and of the callee of a call. */
  unmanaged?: {
    namespace: string;
    name: string;
    podLabels: Record<string, string>;
    serviceAccount?: string;
    port: number;
    targetPort?: number;
  };
}

/** There in half of the cases. */
const optional = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined, freq: 2 });
const place = fc.nat(20);
const port = fc.integer({ min: 1, max: 65535 });

export const wish: fc.Arbitrary<Wish> = fc.record(
  {
    caller: place,
    callee: place,
    ports: fc.uniqueArray(place, { minLength: 1, maxLength: 3 }),
    isCalled: fc.boolean(),
    isGranted: fc.boolean(),
    requests: optional(
      fc.constantFrom<Grant['spec']['http']>(
        [{ methods: ['GET'] }],
        [{ paths: ['/api/*'] }],
        [{ methods: ['GET', 'HEAD'], paths: ['/a'] }, { methods: ['POST'] }],
      ),
    ),
    environments: optional(fc.constantFrom(['prod'], ['dev'], ['dev', 'prod'])),
    unmanaged: optional(
      fc.record({
        // Mostly the same, so that people are mistaken for each other.
        namespace: fc.constantFrom('old', 'old', 'shop', 'platform'),
        name: fc.constantFrom('cron', 'batch'),
        podLabels: fc.constantFrom<Record<string, string>>(
          { app: 'cron' },
          { app: 'batch' },
          { app: 'cron', tier: 'night' },
        ),
        serviceAccount: fc.constantFrom('cron', 'cron', 'batch', undefined),
        port,
        targetPort: optional(port),
      }),
    ),
  },
  { noNullPrototype: true },
);

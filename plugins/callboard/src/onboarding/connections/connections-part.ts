import { CallRow, CallerValue, CallValue, ConnectionsPart } from '../form-data';
import { given } from '../inputs/given';
import { pairsAsTyped, pairsOrText } from '../inputs/pairs';
import { asTyped, numberOrText } from '../inputs/number-or-text';
import { serviceNameAsTyped, toServiceName } from './service-name';
import { hasTwice } from '../repeated';

/** The rows to edit the calls of a value with. */
export function toCallRows({ rows, calls = {} }: ConnectionsPart): CallRow[] {
  return (
    rows ??
    Object.entries(calls).map(([prefix, call]) => ({
      prefix,
      target: serviceNameAsTyped({
        namespace: call.namespace,
        name: call.service,
      }),
      port: asTyped(call.port),
      ...(isUnmanaged(call) && {
        unmanaged: {
          targetPort: asTyped(call.targetPort),
          podLabels: pairsAsTyped(call.podLabels),
        },
      }),
    }))
  );
}

/** The value that these rows and callers say; nobody called and nobody calling is an empty value. */
export function toConnectionsPart(
  rows: CallRow[],
  callers: CallerValue[],
): ConnectionsPart {
  const calls = Object.fromEntries(rows.map(row => [row.prefix, toCall(row)]));
  return {
    ...(rows.length > 0 && { calls }),
    callers,
    ...(hasTwice(rows.map(row => row.prefix)) && { rows }),
  };
}

/** Of a callee that Callboard manages, the repository knows the rest. */
function toCall({ target, port, unmanaged }: CallRow): CallValue {
  const { namespace, name } = toServiceName(target);
  return given({
    service: name,
    namespace,
    ...(unmanaged
      ? {
          port: numberOrText(port),
          targetPort: numberOrText(unmanaged.targetPort),
          podLabels: pairsOrText(unmanaged.podLabels),
        }
      : { port: port || undefined }),
  });
}

function isUnmanaged({ port, targetPort, podLabels }: CallValue): boolean {
  return (
    typeof port === 'number' ||
    targetPort !== undefined ||
    podLabels !== undefined
  );
}

/** The prefix that a service's name suggests: `payments-v2` → `PAYMENTS_V2`. */
export function suggestPrefix(target: string): string {
  const name = toServiceName(target).name ?? '';
  return name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[0-9_]+|_+$/g, '');
}

import { CallRow, CallerValue, ConnectionsPart } from './form-data';
import { serviceNameAsTyped, toServiceName } from './service-name';
import { hasTwice } from './twice';

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
      port: call.port ?? '',
    }))
  );
}

/** The value that these rows and callers say; nobody called and nobody calling is an empty value. */
export function toConnectionsPart(
  rows: CallRow[],
  callers: CallerValue[],
): ConnectionsPart {
  const calls = Object.fromEntries(
    rows.map(({ prefix, target, port }) => {
      const { namespace, name } = toServiceName(target);
      return [
        prefix,
        {
          ...(name && { service: name }),
          ...(namespace && { namespace }),
          ...(port && { port }),
        },
      ];
    }),
  );
  return {
    ...(rows.length > 0 && { calls }),
    callers,
    ...(hasTwice(rows.map(row => row.prefix)) && { rows }),
  };
}

/** The prefix that a service's name suggests: `payments-v2` → `PAYMENTS_V2`. */
export function suggestPrefix(target: string): string {
  const name = toServiceName(target).name ?? '';
  return name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[0-9_]+|_+$/g, '');
}

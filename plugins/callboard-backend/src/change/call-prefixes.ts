import { ManagedCallEntry, Microservice } from '@callboard/contract';

/**
 * The entries that a caller's contract lacks to call these ports of a service, with the prefix of the variables that
 * each injects: `ORDERS`, or `ORDERS_GRPC` where there are several ports or the short one is taken.
 */
export function callPrefixes(
  caller: Microservice,
  callee: Microservice,
  ports: string[],
): [string, ManagedCallEntry][] {
  const { name, namespace } = callee.metadata;
  const calls = caller.spec.calls ?? {};
  const missing = ports.filter(
    port =>
      !Object.values(calls).some(
        call =>
          call.service === name &&
          call.namespace === namespace &&
          call.port === port,
      ),
  );
  const taken = new Set([
    ...Object.keys(calls),
    ...Object.keys(caller.spec.env ?? {}).flatMap(
      variable => /^(.+)_(?:HOST|PORT|URL|ADDR)$/.exec(variable)?.[1] ?? [],
    ),
  ]);
  return missing.map(port => {
    const candidates = [
      ...(ports.length === 1 ? [toPrefix(name)] : []),
      toPrefix(name, port),
      toPrefix(namespace, name, port),
    ];
    const prefix =
      candidates.find(candidate => !taken.has(candidate)) ?? candidates.at(-1)!;
    taken.add(prefix);
    return [prefix, { service: name, namespace, port }];
  });
}

/** A variable may not start with a digit, as a namespace may. */
function toPrefix(...parts: string[]): string {
  return parts
    .join('_')
    .toUpperCase()
    .replace(/-/g, '_')
    .replace(/^(?=\d)/, '_')
    .slice(0, 58);
}

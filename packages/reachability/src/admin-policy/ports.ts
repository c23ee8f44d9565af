import { portsNamed, Protocol, Workload } from '../workload/workload';
import { AdminRule } from './admin-policy';

/**
 * Is a rule for this port, 1–65535, of the pods that receive? Those are nothing where addresses receive. A port's name
 * has no protocol: it means the port, with its protocol, that the pods call so.
 */
export function coversPort(
  { ports }: AdminRule,
  receiver: Workload | undefined,
  protocol: Protocol,
  port: number,
): boolean {
  if (!ports) return true;
  return ports.some(one => {
    if (!('name' in one)) {
      return one.protocol === protocol && one.first <= port && port <= one.last;
    }
    return (
      receiver !== undefined &&
      portsNamed(receiver, one.name, protocol).includes(port)
    );
  });
}

import { PortSpec } from '../service/service';

const http = ['http', 'http2', 'http_proxy', 'grpc', 'grpc-web'];
const others = ['tcp', 'tls', 'https', 'mongo', 'mysql', 'redis'];

/** What Kubernetes calls them in `appProtocol`. */
const standardNames: Record<string, string> = {
  'kubernetes.io/h2c': 'http2',
  'kubernetes.io/ws': 'http',
  'kubernetes.io/wss': 'https',
};

/** Servers speak first there, so that nothing is sniffed: SMTP, DNS, MySQL, MongoDB. */
const portsOfTcp = [25, 53, 3306, 27017];

/**
 * Is a Service's port one whose content a sidecar does not read? `appProtocol` goes before the port's name, of each
 * what stands before the first dash; where neither says anything known, the sidecar looks at what arrives.
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function speaksNoHttp({ appProtocol, name, port }: PortSpec): boolean {
  const said = (appProtocol ?? name).toLowerCase();
  const [prefix] = (standardNames[said] ?? said).split('-');
  if (others.includes(prefix)) return true;
  return !http.includes(prefix) && portsOfTcp.includes(port);
}

/** For whom a server of a Gateway is asked: the hosts of a VirtualService, its namespace, and that of the Gateway. */
interface Asked {
  hosts: string[];
  from: string;
  gateway: string;
}

/**
 * Does a host of a Gateway's server, such as `*.example.com` or `shop/orders.example.com`, take a VirtualService? "The
 * namespace can be set to * or ., representing any or the current namespace."
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export function isHostOf(
  host: string,
  { hosts, from, gateway }: Asked,
): boolean {
  const [name, namespace = '*'] = host.split('/').reverse();
  const isFrom =
    namespace === '*' || from === (namespace === '.' ? gateway : namespace);
  return isFrom && hosts.some(one => covers(name, one) || covers(one, name));
}

function covers(pattern: string, host: string): boolean {
  return pattern.startsWith('*')
    ? host.endsWith(pattern.slice(1))
    : pattern === host;
}

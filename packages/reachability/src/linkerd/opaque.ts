import { Network } from '../network/network';
import { podPortsOf, Service } from '../service/service';
import { Workload } from '../workload/workload';
import { isListed, parsePortList } from './port-list';
import { settingOf } from './setting';

const opaquePorts = 'config.linkerd.io/opaque-ports';

/** Ports of protocols in which the server speaks first, opaque where nobody says which are. */
const opaqueByDefault = '25,587,3306,4444,5432,6379,9300,11211';

/**
 * May the proxies of clients take a port of the pods for one of which they do not look at what is sent? They read the
 * annotation of the pods, and of the Service that they dial.
 * @see https://linkerd.io/2-edge/features/protocol-detection/#marking-ports-as-opaque
 */
export function mayBeOpaque(
  network: Network,
  to: Workload,
  port: number,
): boolean {
  const setting = settingOf(network, to, opaquePorts);
  return (
    setting === 'unknown' ||
    mayList(setting.value, port) ||
    network.servicesOf(to).some(service => mayHide(service, to, port))
  );
}

function mayHide(
  { object, ports }: Service,
  to: Workload,
  port: number,
): boolean {
  const said = object.metadata.annotations?.[opaquePorts];
  return ports
    .filter(one => podPortsOf(one, to).includes(port))
    .some(one => mayList(said, one.port));
}

/** Names of ports may stand in such a list, too. */
function mayList(text: string | undefined, port: number): boolean {
  const ports = parsePortList(text ?? opaqueByDefault);
  return !ports || isListed(ports, port);
}

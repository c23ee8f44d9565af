import { AccessValue, HealthValue, PortRow, PortsPart } from '../form-data';
import { given } from '../inputs/given';
import { asTyped, numberOrText } from '../inputs/number-or-text';
import { hasTwice } from '../repeated';

/** A row that nothing was typed into. */
export const emptyPortRow: PortRow = {
  name: '',
  port: '',
  targetPort: '',
  appProtocol: 'http',
  scrape: '',
};

/** The rows to edit a value with; a form that was never touched starts with one. */
export function toPortRows(part: PortsPart): PortRow[] {
  if (part.rows) {
    return part.rows;
  }
  if (!part.service) {
    return Object.keys(part).length === 0 ? [emptyPortRow] : [];
  }
  return Object.entries(part.service.ports).map(([name, port]) => ({
    name,
    port: asTyped(port.port),
    targetPort: asTyped(port.targetPort),
    appProtocol: port.appProtocol ?? 'tcp',
    scrape: port.scrape ?? '',
  }));
}

/** What a value says of its Service besides the ports. */
export function toAccess({ service }: PortsPart): AccessValue {
  const { ports: _ports, ...access } = service ?? { ports: {} };
  return access;
}

/** The value that these rows say. No row is a worker, without `service` and with nothing to probe. */
export function toPortsPart(
  rows: PortRow[],
  { access, health = {} }: { access?: AccessValue; health?: HealthValue },
): PortsPart {
  if (rows.length === 0) {
    return {};
  }
  const ports = Object.fromEntries(
    rows.map(({ name, port, targetPort, appProtocol, scrape }) => [
      name,
      given({
        port: numberOrText(port),
        targetPort: numberOrText(targetPort),
        appProtocol,
        scrape: scrape || undefined,
      }),
    ]),
  );
  return {
    service: { ...access, ports },
    ...(Object.keys(health).length > 0 && { health }),
    ...(hasTwice(rows.map(row => row.name)) && { rows }),
  };
}

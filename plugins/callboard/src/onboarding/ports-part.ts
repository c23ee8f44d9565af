import { PortRow, PortsPart } from './form-data';
import { asTyped, numberOrText } from './number-or-text';
import { hasTwice } from './twice';

/** A row that nothing was typed into. */
export const emptyPortRow: PortRow = {
  name: '',
  port: '',
  targetPort: '',
  appProtocol: 'http',
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
  }));
}

/** The value that these rows say. No row is a worker, without `service`. */
export function toPortsPart(
  rows: PortRow[],
  health: PortsPart['health'],
): PortsPart {
  const ports = Object.fromEntries(
    rows.map(({ name, port, targetPort, appProtocol }) => [
      name,
      {
        ...optional('port', numberOrText(port)),
        ...optional('targetPort', numberOrText(targetPort)),
        appProtocol,
      },
    ]),
  );
  return {
    ...(rows.length > 0 && { service: { ports } }),
    ...(health && Object.keys(health).length > 0 && { health }),
    ...(hasTwice(rows.map(row => row.name)) && { rows }),
  };
}

function optional<T>(key: string, value: T | undefined): Record<string, T> {
  return value === undefined ? {} : { [key]: value };
}

import { Text, VisuallyHidden } from '@backstage/ui';
import { Address } from '@callboard/plugin-callboard-common';
import styles from './AddressCard.module.css';
import { spoken } from './spoken';

type Port = Address['ports'][number];

/** One line per port: name, Service port → pod port, what is spoken. */
export const PortLines = ({ ports }: { ports: Port[] }) =>
  ports.length ? (
    <ul className={styles.ports} aria-label="Ports">
      {ports.map(port => (
        <li key={`${port.name}/${port.port}`} className={styles.port}>
          <VisuallyHidden>{inWords(port)}</VisuallyHidden>
          <Text aria-hidden weight="bold" className={styles.name}>
            {port.name}
          </Text>
          <Text aria-hidden className={styles.name}>
            {numbers(port)}
          </Text>
          <Text aria-hidden color="secondary">
            {spoken(port)}
          </Text>
        </li>
      ))}
    </ul>
  ) : (
    <Text color="secondary">No ports are declared.</Text>
  );

function numbers({ port, targetPort }: Port): string {
  return port === targetPort ? `${port}` : `${port} → ${targetPort}`;
}

function inWords(port: Port): string {
  const name = port.name ? `${port.name}: ` : '';
  const target =
    port.port === port.targetPort ? '' : ` to pod port ${port.targetPort}`;
  return `${name}Service port ${port.port}${target}, ${spoken(port)}`;
}

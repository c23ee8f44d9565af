import { declaredText } from '../connections/declared-text';
import { peerText } from '../connections/peer-text';
import { Direction, stateText, Translate } from '../connections/state-text';
import { ConnectionRow } from './connection-rows';

/**
 * The rows as a CSV file: RFC 4180, in UTF-8 with a mark that spreadsheets need to see it.
 * No cell is a formula, whatever a peer is called.
 */
export function connectionsCsv(
  t: Translate,
  rows: ConnectionRow[],
  direction: Direction,
): string {
  const header = [
    t(`network.columns.${direction === 'callers' ? 'caller' : 'called'}`),
    t('network.columns.owner'),
    t('network.columns.port'),
    t('network.columns.portNumber'),
    t('network.columns.declared'),
    t('network.columns.allowed'),
    t('network.columns.condition'),
    t('network.columns.grantedUntil'),
    t('network.columns.observed'),
    t('network.columns.state'),
  ];
  const lines = rows.map(({ peer, port, grant, verdict, ...row }) => [
    peerText(peer),
    peer.owner ?? '',
    port.name,
    t('network.portNumber', {
      protocol: port.protocol,
      number: String(port.number),
    }),
    declaredText(t, row.declaredBy),
    t(`connections.verdict.${verdict.outcome}`),
    verdict.on.map(({ text }) => text).join(', '),
    grant?.until ?? '',
    t('connections.notObserved'),
    stateText(t, row.state, direction),
  ]);
  return `\uFEFF${[header, ...lines]
    .map(cells => cells.map(toCell).join(','))
    .join('\r\n')}\r\n`;
}

/**
 * Quoted always. What a spreadsheet would take for a formula gets an apostrophe before it.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
function toCell(text: string): string {
  const plain = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}

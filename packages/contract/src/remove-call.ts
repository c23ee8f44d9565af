import { isMap, isScalar, parseDocument, YAMLMap } from 'yaml';
import { edited } from './edit/edited';
import { Cut, cutEntry, cutKey, withoutCuts } from './edit/remove';
import { Parsed } from './issue';

/**
 * Removes a call from the text of a `microservice.yaml`: its lines, the comment behind it and the one right above it.
 * No other byte changes. With the last call goes the key `calls`.
 *
 * `text` is a valid contract file that has this call. A text that cannot be edited safely comes back as the issue
 * `not-editable`.
 * @public
 */
export function removeCall(text: string, prefix: string): Parsed<string> {
  const document = parseDocument(text);
  const expected = (document.toJS() ?? {}) as {
    spec?: { calls?: Record<string, unknown> };
  };
  const spec = document.get('spec');
  const cuts = isMap(spec) ? cutCall(text, spec, prefix) : undefined;
  if (cuts) delete expected.spec!.calls![prefix];
  const rest = cuts && withoutCuts(text, cuts);
  if (cuts && !keepsCalls(rest!)) delete expected.spec!.calls;
  return edited(
    rest,
    expected,
    ['spec', 'calls', prefix],
    `remove the call ${prefix}`,
  );
}

function keepsCalls(text: string): boolean {
  return parseDocument(text).hasIn(['spec', 'calls']);
}

function cutCall(
  text: string,
  spec: YAMLMap,
  prefix: string,
): Cut[] | undefined {
  const at = indexOf(spec, 'calls');
  const calls = spec.items[at]?.value;
  const index = isMap(calls) ? indexOf(calls, prefix) : -1;
  if (!isMap(calls) || index === -1) return undefined;

  const isLast = calls.items.length === 1;
  // A comment between the brackets is not this call's: they stay with it.
  const goesWhole = isLast && calls.flow && !/#/.test(textOf(text, calls));
  const cuts = goesWhole
    ? [cutEntry(text, spec, at)]
    : [
        cutEntry(text, calls, index),
        ...(isLast && !calls.flow ? [cutKey(text, spec, at)] : []),
      ];
  return cuts.every(cut => cut !== undefined) ? cuts : undefined;
}

function indexOf(map: YAMLMap, key: string): number {
  return map.items.findIndex(
    item => isScalar(item.key) && item.key.value === key,
  );
}

function textOf(text: string, { range }: YAMLMap): string {
  return range ? text.slice(range[0], range[1]) : '';
}

import { isMap, isScalar, parseDocument } from 'yaml';
import { edited } from './edit/edited';
import { insertBelow, insertIntoFlow } from './edit/insert';
import { Parsed } from './issue';
import { ManagedCallEntry } from './microservice/calls';

/**
 * Adds a call to the text of a `microservice.yaml` by inserting it where the parser located its place: no other
 * byte changes, so comments, order and quoting stay as their author left them.
 *
 * `text` is a valid contract file that does not have this call. A text that cannot be edited safely comes back as
 * the issue `not-editable`.
 * @public
 */
export function addCall(
  text: string,
  prefix: string,
  call: ManagedCallEntry,
): Parsed<string> {
  const document = (parseDocument(text).toJS() ?? {}) as {
    spec?: { calls?: Record<string, unknown> | null };
  };
  const { spec } = document;
  const isTaken = Object.hasOwn(spec?.calls ?? {}, prefix);
  return edited(
    isTaken ? undefined : insertCall(text, prefix, call),
    {
      ...document,
      spec: { ...spec, calls: { ...spec?.calls, [prefix]: { ...call } } },
    },
    ['spec', 'calls', prefix],
    `add the call ${prefix}`,
  );
}

function insertCall(
  text: string,
  prefix: string,
  call: ManagedCallEntry,
): string | undefined {
  const entry = `${prefix}: {service: ${call.service}, namespace: ${call.namespace}, port: ${call.port}}`;
  const spec = parseDocument(text).get('spec');
  if (!isMap(spec)) return undefined;
  const pair = spec.items.find(
    item => isScalar(item.key) && item.key.value === 'calls',
  );

  if (!pair) {
    return spec.flow
      ? insertIntoFlow(text, spec, `calls: {${entry}}`)
      : insertBelow(text, spec, indent => [`calls:`, `${indent}  ${entry}`]);
  }
  if (isMap(pair.value)) {
    return pair.value.flow
      ? insertIntoFlow(text, pair.value, entry)
      : insertBelow(text, pair.value, () => [entry]);
  }
  return undefined;
}

import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from './quote';

/**
 * What a YAML 1.1 reader, such as every Kubernetes tool, does not read as part of a line: control characters, the line
 * breaks of Unicode, halves of characters.
 * @see https://yaml.org/spec/1.1/#id868524
 */
const unreadable =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u;

/** One line or more of text without control characters. */
export const plainText = withRule(z.string().max(4096), value =>
  unreadable.test(value)
    ? {
        code: 'text-invalid',
        message:
          'control characters and the line separators of Unicode are not accepted: remove them',
      }
    : undefined,
);

/** A day, `2027-06-30`. */
export const day = withRule(z.string(), value =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && isInCalendar(value)
    ? undefined
    : {
        code: 'date-invalid',
        message: `${quote(value)} is not a day: use for example 2027-06-30`,
      },
);

/** `Date` reads the 30th of February as a day in March. */
function isInCalendar(value: string): boolean {
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

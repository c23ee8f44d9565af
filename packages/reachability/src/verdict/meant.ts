import { Reason } from './reason';

/** Does a rule mean somebody? Why that is not known, or which names have to lead there, goes along. */
export type Meant =
  | { match: 'yes' }
  | { match: 'no' }
  | { match: 'maybe'; why: Pick<Reason, 'code' | 'detail'> }
  | { match: 'by-name'; names: string[] };

/** What holds where one of them is enough; without any, nobody is meant. */
export function anyMeant(all: Meant[]): Meant {
  const names = all.flatMap(one => (one.match === 'by-name' ? one.names : []));
  return (
    all.find(({ match }) => match === 'yes') ??
    all.find(({ match }) => match === 'maybe') ??
    (names.length > 0 ? { match: 'by-name', names } : { match: 'no' })
  );
}

/** It may mean them, for that reason. */
export function maybeMeant(
  code: Reason['code'],
  detail?: Reason['detail'],
): Meant {
  return { match: 'maybe', why: { code, ...(detail && { detail }) } };
}

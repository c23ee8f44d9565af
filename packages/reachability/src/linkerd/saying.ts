import { Reason } from '../verdict/reason';

/** What lets clients in, in words: what is said where it does, and what else there is to say of it. */
export interface Saying {
  allows: Reason;
  because(code: Reason['code'], detail?: Reason['detail']): Reason;
}

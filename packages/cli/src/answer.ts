import { ExitStatus } from './exit-status';

/** What a command has to say. */
export interface Answer {
  /** In pieces: whole environments are larger than a text may be. */
  output: Iterable<string>;
  /** Lines for people, beside the output. */
  remarks: string[];
  status: ExitStatus;
}

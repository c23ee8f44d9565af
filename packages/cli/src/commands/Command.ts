import { Answer } from '../answer';
import { World } from '../world';

/** A command, as the command line knows it before it runs. */
export interface Command {
  name: string;
  /** One sentence. */
  summary: string;
  /** What stands beside the options, such as `DIR`: all of them are needed. */
  operands: string[];
  options: Record<string, Option>;
  /** What it exits with beyond what all do. */
  statuses?: string;
  run: Run;
}

export interface Option {
  /** What its value is called, such as `FILE`; an option without one is a switch. */
  value?: string;
  /** All values that it takes. */
  choices?: readonly string[];
  isNeeded?: boolean;
  /** It may stand several times. */
  isRepeated?: boolean;
  summary: string;
}

/** What a command was called with. */
export interface Given {
  operands: string[];
  /** By the option's name. */
  values: Record<string, string | undefined>;
  /** Of options that may stand several times, by their names. */
  lists: Record<string, string[] | undefined>;
  switches: ReadonlySet<string>;
}

export type Run = (given: Given, world: World) => Promise<Answer>;

/** One document of a file, or one item of a list that a document is. */
export interface Reading {
  value: unknown;
  /** Where it starts, from 1. */
  line: number;
  /** The line of each item of the lists right under `spec`, by `<list>.<index>`, e.g. `ingress.0`. */
  lines: Record<string, number>;
}

/** Why a document cannot be read. */
export interface Unreadable {
  line?: number;
  message: string;
}

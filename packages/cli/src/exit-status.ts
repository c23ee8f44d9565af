/** What a run ends with: docs/cli.md says it of each command. */
export const exitStatus = {
  done: 0,
  /** Differences or findings, where they were asked for. */
  found: 1,
  /** Wrong use: nothing was done. */
  misuse: 2,
  /** Something of the input is not in the answer, or there is none. */
  incomplete: 3,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

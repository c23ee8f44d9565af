import { Proposal } from '@callboard/plugin-callboard-common';

/** A plan, or every mistake in what was asked for. */
export type Answer =
  | { ok: true; value: Proposal }
  | {
      ok: false;
      issues: { code: string; path: (string | number)[]; message: string }[];
    };

/**
 * Something in the world failed: one sentence of what, and what a person can do about it.
 */
export class Failure extends Error {
  /**
   * @param {string} message one sentence of what failed
   * @param {{ log?: string, remedy?: string, cause?: unknown }} [more]
   *   log: path of a file whose end shows why · remedy: what to do next
   */
  constructor(message, { log, remedy, cause } = {}) {
    super(message, { cause });
    this.log = log;
    this.remedy = remedy;
  }
}

/** A person stopped us: nothing to explain. */
export class Stopped extends Error {}

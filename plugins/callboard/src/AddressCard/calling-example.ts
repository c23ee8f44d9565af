/** A command or text to copy: what it is, and when it helps. */
export type CallingExample = { title: string; text: string; note?: string };

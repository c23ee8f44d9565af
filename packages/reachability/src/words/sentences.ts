/** Says a reason in one sentence: from what it has in `detail`, and the name of its object. */
export type Sentences = Record<
  string,
  (detail: Record<string, string>, name: string) => string
>;

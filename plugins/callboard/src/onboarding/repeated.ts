/** The names that stand there more than once, each once. */
export function repeated(names: string[] = []): string[] {
  return [
    ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
  ];
}

/** Whether these names cannot be the keys of one map. */
export function hasTwice(names: string[]): boolean {
  return new Set(names).size < names.length;
}

/** What the tool sees of the machine beside files: tests put their own in its place. */
export interface World {
  /** What paths among the arguments are relative to. */
  folder: string;
  /** Standard output; resolves once more can be taken. */
  print(text: string): Promise<void>;
  /** Standard error. */
  say(text: string): Promise<void>;
}

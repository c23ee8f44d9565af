/** A reference of a policy. */
export interface Reference {
  group?: string;
  kind: string;
  name: string;
  namespace?: string;
}

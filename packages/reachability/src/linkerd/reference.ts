import { z } from 'zod';

const name = z.string().min(1);

/** What refers to an object of the policy's own namespace. */
export const localReferenceSchema = z
  .strictObject({ group: z.string().default(''), kind: name, name })
  .transform(({ group, kind, ...rest }) => ({
    kind: kindText(group, kind),
    ...rest,
  }));

/** What refers to an object of any namespace; of the policy's own where it names none. */
export const referenceSchema = z
  .strictObject({
    group: z.string().default(''),
    kind: name,
    name,
    namespace: name.optional(),
  })
  .transform(({ group, kind, ...rest }) => ({
    kind: kindText(group, kind),
    ...rest,
  }));

export type Reference = z.infer<typeof referenceSchema>;

/** Groups and kinds are compared without regard to case; `core` is another name of Kubernetes' own group. */
function kindText(group: string, kind: string): string {
  const lower = group.toLowerCase();
  return `${lower === 'core' ? '' : lower}/${kind.toLowerCase()}`;
}

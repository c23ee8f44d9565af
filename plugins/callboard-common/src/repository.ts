import { z } from 'zod';

/**
 * A GitOps repository as it is configured.
 * @public
 */
export const gitRepositorySchema = z.object({
  /** Its id in the configuration. */
  id: z.string(),
  /** `local` is the demo: what is proposed there is a change that is merged in the portal. */
  host: z.enum(['local', 'gitea', 'github', 'gitlab']),
  /** Its page at the host; nothing for `local`. */
  url: z.string().optional(),
});

/** @public */
export type GitRepository = z.infer<typeof gitRepositorySchema>;

import { EventParams } from '@backstage/plugin-events-node';
import { z } from 'zod';
import { branchRef } from '../git/change-ref';

/** What a Git host tells of a push. Nothing of it is ever asked for: it is compared with what is configured. */
export interface Push {
  /** `refs/heads/main` */
  ref: string;
  /** Of the repository: its page, where to clone it from. */
  addresses: string[];
}

const fromRepository = z
  .object({
    ref: z.string(),
    repository: z.object({ html_url: z.string(), clone_url: z.string() }),
  })
  .transform(({ ref, repository: { html_url, clone_url } }) => ({
    ref,
    addresses: [html_url, clone_url],
  }));

const fromProject = z
  .object({
    ref: z.string(),
    project: z.object({ web_url: z.string(), git_http_url: z.string() }),
  })
  .transform(({ ref, project: { web_url, git_http_url } }) => ({
    ref,
    addresses: [web_url, git_http_url],
  }));

/**
 * What a push looks like, by the topic that it comes on.
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads#push
 * @see https://docs.gitlab.com/user/project/integrations/webhook_events/#push-events
 * @see https://docs.gitea.com/usage/webhooks
 */
const payloads: Record<string, z.ZodType<Push>> = {
  'github.push': fromRepository,
  'gitlab.push': fromProject,
  'gitea.push': fromRepository,
};

/** Where Backstage's modules for GitHub and GitLab, and ours for Gitea, publish pushes whose sender they know. */
export const pushTopics = Object.keys(payloads);

/** Nothing where the event is something else. */
export function readPush({
  topic,
  eventPayload,
}: EventParams): Push | undefined {
  return payloads[topic]?.safeParse(eventPayload).data;
}

/** `url`: the page of a repository. Hosts take its letters for the same, small or capital. */
export function isPushTo(
  { ref, addresses }: Push,
  { url, branch }: { url: string; branch: string },
): boolean {
  return (
    ref === branchRef(branch) &&
    addresses.some(address => plain(address) === plain(url))
  );
}

function plain(address: string): string {
  return address.toLowerCase().replace(/\.git$/, '');
}

import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { CallboardClient } from '@callboard/plugin-callboard-common';
import { examples } from './propose.examples';

/**
 * `callboard:propose` asks the Callboard backend to open a change, on behalf of the person who started the task.
 *
 * It may run again after a failure: the backend finds the change that an earlier attempt opened.
 * @public
 */
export function createProposeAction({
  auth,
  discovery,
}: {
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  return createTemplateAction({
    id: 'callboard:propose',
    description:
      'Opens a change in the GitOps repository; the same input again finds that change.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        operation: z => z.literal('onboard').describe('What the change does'),
        repository: z =>
          z
            .string()
            .optional()
            .describe(
              'Id of a configured repository; may be left out where there is only one',
            ),
        microservice: z =>
          z
            .record(z.unknown())
            .describe('A Microservice document, see the contract of Callboard'),
        callers: z =>
          z
            .array(z.record(z.unknown()))
            .optional()
            .describe(
              'Who may call the new service: a list of {namespace, name, ports}',
            ),
      },
      output: {
        state: z =>
          z
            .enum(['planned', 'opened', 'updated', 'reused', 'no-change'])
            .describe('What became of it; planned in a dry run'),
        title: z => z.string(),
        effect: z =>
          z
            .array(z.string())
            .describe(
              'What happens when the change is merged, one sentence each',
            ),
        changeUrl: z =>
          z
            .string()
            .optional()
            .describe('Path of the change in the portal; none for no-change'),
        entityRef: z =>
          z
            .string()
            .describe('The component that appears once the change is merged'),
      },
    },
    async handler(ctx) {
      const callboard = new CallboardClient({
        baseUrl: () => discovery.getBaseUrl('callboard'),
        fetch: async (url, init) => {
          const { token } = await auth.getPluginRequestToken({
            onBehalfOf: await ctx.getInitiatorCredentials(),
            targetPluginId: 'callboard',
          });
          return fetch(url, {
            ...init,
            headers: { ...init?.headers, Authorization: `Bearer ${token}` },
            signal: ctx.signal,
          });
        },
      });
      const proposal = await callboard
        .propose({ ...ctx.input, ...(ctx.isDryRun && { dryRun: true }) })
        .catch(error => {
          throw withIssues(error);
        });

      ctx.logger.info(`${proposal.title}: ${proposal.state}`);
      [...proposal.effect, ...proposal.notes].forEach(line =>
        ctx.logger.info(line),
      );
      const { metadata } = ctx.input.microservice as {
        metadata: { namespace: string; name: string };
      };
      ctx.output('state', proposal.state);
      ctx.output('title', proposal.title);
      ctx.output('effect', proposal.effect);
      ctx.output(
        'entityRef',
        `component:${metadata.namespace}/${metadata.name}`,
      );
      if (proposal.change) {
        const { repository, id } = proposal.change;
        ctx.output('changeUrl', `/callboard/changes/${repository}/${id}`);
      }
    },
  });
}

/** The task's log shows the message alone: put every issue into it, a line each. */
function withIssues(error: unknown): unknown {
  if (!(error instanceof ResponseError)) return error;
  const { issues } = error.body.error as {
    issues?: { path: string[]; message: string }[];
  };
  return issues
    ? new Error(
        [
          'the change was refused:',
          ...issues.map(
            ({ path, message }) => `- ${path.join('.')}: ${message}`,
          ),
        ].join('\n'),
        { cause: error },
      )
    : error;
}

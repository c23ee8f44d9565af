import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  CallboardClient,
  ProposalRequest,
  ServiceName,
} from '@callboard/plugin-callboard-common';
import { examples } from './propose.examples';
import { refuseMissingToken } from './refuse-missing-token';

/**
 * `callboard:propose` asks the Callboard backend to open a change, on behalf of the person who started the task.
 *
 * It may run again after a failure: the backend finds the change that an earlier attempt opened. Where
 * `requireScmUserCredentials`, no Git host is written to without a token of that person.
 * @public
 */
export function createProposeAction({
  auth,
  discovery,
  requireScmUserCredentials = false,
}: {
  auth: AuthService;
  discovery: DiscoveryService;
  requireScmUserCredentials?: boolean;
}) {
  return createTemplateAction({
    id: 'callboard:propose',
    description:
      'Opens a change in the GitOps repository, a pull request where its Git host has them; the same input again finds that change.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        operation: z =>
          z
            .enum(['onboard', 'grant', 'revoke', 'bootstrap'])
            .describe(
              'What the change does: a new service, access to one given or taken, or the delivery of an environment set up',
            ),
        repository: z =>
          z
            .string()
            .optional()
            .describe(
              'Id of a configured repository; may be left out where there is only one',
            ),
        token: z =>
          z
            .string()
            .optional()
            .describe(
              "The person's own token at the Git host, e.g. ${{ secrets.USER_OAUTH_TOKEN }} from requestUserCredentials; without it the change is opened with the credentials of the integration, unless scaffolder.requireScmUserCredentials forbids that",
            ),
        microservice: z =>
          z
            .record(z.unknown())
            .optional()
            .describe(
              'onboard: a Microservice document, see the contract of Callboard',
            ),
        callers: z =>
          z
            .array(z.record(z.unknown()))
            .optional()
            .describe(
              'onboard: who may call the new service, a list of {namespace, name, ports}',
            ),
        service: z =>
          z
            .record(z.unknown())
            .optional()
            .describe('grant, revoke: who is called, {namespace, name}'),
        caller: z =>
          z
            .record(z.unknown())
            .optional()
            .describe('grant, revoke: who calls, {namespace, name}'),
        ports: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'grant, revoke: names of ports of the service; a revocation without them takes all',
            ),
        http: z =>
          z
            .array(z.record(z.unknown()))
            .optional()
            .describe(
              'grant: only these requests, a list of {methods, paths}; all by default',
            ),
        environments: z =>
          z
            .array(z.string())
            .optional()
            .describe('grant: only in these environments; in all by default'),
        from: z =>
          z
            .record(z.unknown())
            .optional()
            .describe(
              'grant: what the pods of a caller without a contract are, {podLabels, serviceAccount}',
            ),
        reason: z =>
          z
            .string()
            .optional()
            .describe('grant, revoke: why, for whoever approves the change'),
        environment: z =>
          z
            .string()
            .optional()
            .describe('bootstrap: the environment that is to be delivered'),
        until: z =>
          z
            .string()
            .optional()
            .describe('grant: a day from which on it is shown as expired'),
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
        reviewUrl: z =>
          z
            .string()
            .optional()
            .describe(
              'Address of the pull request at the Git host; none in the local demo repository',
            ),
        reviewName: z =>
          z
            .string()
            .optional()
            .describe('What the Git host calls the pull request, e.g. #12'),
        entityRef: z =>
          z
            .string()
            .optional()
            .describe(
              'The component that the change is about: the new one, or the one that is called; none for bootstrap',
            ),
      },
    },
    async handler(ctx) {
      const { token: gitToken, ...asked } = ctx.input;
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
      await refuseMissingToken(ctx, callboard, {
        token: gitToken,
        repository: asked.repository,
        isRequired: requireScmUserCredentials,
      });
      const proposal = await callboard
        .propose(
          {
            // Plain JSON: the backend says what is missing for the operation, and what does not belong to it.
            ...(asked as ProposalRequest),
            ...(isTaskId(ctx.task.id) && { taskId: ctx.task.id }),
            ...(ctx.isDryRun && { dryRun: true }),
          },
          { gitToken: gitToken || undefined },
        )
        .catch(error => {
          throw withIssues(error);
        });

      ctx.logger.info(`${proposal.title}: ${proposal.state}`);
      [...proposal.effect, ...proposal.notes].forEach(line =>
        ctx.logger.info(line),
      );
      const about = serviceOf(ctx.input);
      ctx.output('state', proposal.state);
      ctx.output('title', proposal.title);
      ctx.output('effect', proposal.effect);
      if (about) {
        ctx.output('entityRef', `component:${about.namespace}/${about.name}`);
      }
      if (proposal.change) {
        const { repository, id, review } = proposal.change;
        ctx.output('changeUrl', `/callboard/changes/${repository}/${id}`);
        if (review) {
          ctx.output('reviewUrl', review.url);
          ctx.output('reviewName', review.name);
        }
      }
    },
  });
}

/** A task that can be looked up has a UUID; that of a dry run cannot. */
function isTaskId(id: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(
    id,
  );
}

/** The service that a request is about which the backend has accepted; nothing where it is about none. */
function serviceOf({
  microservice,
  service,
}: {
  microservice?: Record<string, unknown>;
  service?: Record<string, unknown>;
}): ServiceName | undefined {
  return (microservice?.metadata ?? service) as ServiceName | undefined;
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

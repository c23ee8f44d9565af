import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  explainQuerySchema,
  GIT_TOKEN_HEADER,
  isGitToken,
  mergeRequestSchema,
  proposalRequestSchema,
  sourceKindSchema,
} from '@callboard/plugin-callboard-common';
import express, { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { AuthorizedCallboard } from './AuthorizedCallboard';
import { endOf } from './end-of';
import { AuthorizedNetwork } from './network/AuthorizedNetwork';

/** More than the largest contract that the parser accepts. */
const largestRequest = '2mb';

/** Below the minute after which common proxies end a request. */
const longestWaitMs = 30_000;

const networkQuerySchema = z.object({
  entityRef: z.string().regex(/^[a-z][a-z0-9]*:[^:/]+\/[^:/]+$/i, {
    error: 'use a full entity ref such as component:shop/orders',
  }),
  environment: z.string().optional(),
  source: sourceKindSchema.optional(),
});

const changeQuerySchema = networkQuerySchema.extend({
  environment: z.string(),
  revision: z.string().max(63),
});

/** The routes: each asks for credentials, parses, calls the service, replies. */
export function createRouter(
  callboard: AuthorizedCallboard,
  network: AuthorizedNetwork,
  httpAuth: HttpAuthService,
  auditor: AuditorService,
): Router {
  const router = PromiseRouter();
  router.use(express.json({ limit: largestRequest }));

  router.get('/environments', async (req, res) => {
    res.json(await callboard.listEnvironments(await httpAuth.credentials(req)));
  });

  router.get('/repositories', async (req, res) => {
    res.json(await callboard.listRepositories(await httpAuth.credentials(req)));
  });

  router.get('/microservices', async (req, res) => {
    res.json(
      await callboard.listMicroservices(await httpAuth.credentials(req)),
    );
  });

  router.get('/network', async (req, res) => {
    const query = parse(networkQuerySchema, req.query);
    res.json(await network.view(await httpAuth.credentials(req), query));
  });

  router.get('/network/connections', async (req, res) => {
    const query = parse(networkQuerySchema, req.query);
    const credentials = await httpAuth.credentials(req);
    res.json(await network.connections(credentials, query));
  });

  router.get('/network/change', async (req, res) => {
    const query = parse(changeQuerySchema, req.query);
    const credentials = await httpAuth.credentials(req);
    res.json(
      await network.changeSince(credentials, query, endOf(res, longestWaitMs)),
    );
  });

  router.get('/network/explanation', async (req, res) => {
    const query = parse(explainQuerySchema, req.query);
    res.json(await network.explain(await httpAuth.credentials(req), query));
  });

  router.post('/changes', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const request = parse(proposalRequestSchema, req.body);
    const gitToken = gitTokenOf(req);
    const propose = () => callboard.propose(credentials, request, gitToken);
    res.json(
      request.dryRun
        ? await propose()
        : await audited(req, 'change-propose', propose, {
            operation: request.operation,
          }),
    );
  });

  router.get('/changes', async (req, res) => {
    res.json(await callboard.listChanges(await httpAuth.credentials(req)));
  });

  router.get('/changes/:repository/:id', async (req, res) => {
    const { repository, id } = req.params;
    res.json(
      await callboard.getChange(
        await httpAuth.credentials(req),
        repository,
        id,
      ),
    );
  });

  router.post('/changes/:repository/:id/merge', async (req, res) => {
    const { repository, id } = req.params;
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const { commit } = parse(mergeRequestSchema, req.body);
    res.json(
      await audited(req, 'change-merge', () =>
        callboard.mergeChange(credentials, repository, id, commit),
      ),
    );
  });

  router.post('/changes/:repository/:id/close', async (req, res) => {
    const { repository, id } = req.params;
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json(
      await audited(req, 'change-close', () =>
        callboard.closeChange(credentials, repository, id),
      ),
    );
  });

  return router;

  /** Who did what is written down, what the files hold is not. */
  async function audited<T>(
    request: Request,
    eventId: string,
    act: () => Promise<T>,
    meta: { operation?: string } = {},
  ): Promise<T> {
    const event = await auditor.createEvent({
      eventId,
      request,
      severityLevel: 'medium',
      meta: { ...request.params, ...meta },
    });
    try {
      const result = await act();
      await event.success();
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  }
}

/** The person's own token at the Git host; nothing where none was sent. No message ever repeats it. */
function gitTokenOf(request: Request): string | undefined {
  const token = request.get(GIT_TOKEN_HEADER);
  if (token && !isGitToken(token)) {
    throw new InputError(`the header ${GIT_TOKEN_HEADER} holds no token`);
  }
  return token || undefined;
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues
        .map(({ path, message }) => `${path.join('.')}: ${message}`)
        .join('; '),
    );
  }
  return parsed.data;
}

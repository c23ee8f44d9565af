import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  Grant,
  Issue,
  Microservice,
  parseGrant,
  parseMicroservice,
  parsePlatform,
  Parsed,
} from '@callboard/contract';
import { render, RenderIssue } from '@callboard/manifests';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { examples } from './render.examples';

/**
 * `callboard:render` writes the manifests of one service in one environment into the workspace.
 * It is local and pure: no network, no repository.
 * @public
 */
export function createRenderAction() {
  return createTemplateAction({
    id: 'callboard:render',
    description:
      'Renders a microservice to Kubernetes manifests in the workspace; touches no network.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        microservice: z =>
          z.record(z.unknown()).describe('A Microservice document'),
        platform: z =>
          z
            .record(z.unknown())
            .describe('The Platform document of the environment'),
        grants: z =>
          z
            .array(z.record(z.unknown()))
            .optional()
            .describe('Grant documents: who may call the service'),
        peers: z =>
          z
            .array(z.record(z.unknown()))
            .optional()
            .describe(
              'Microservice documents of its callers and of what it calls',
            ),
        targetPath: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder of the workspace to write to; its root by default',
            ),
      },
      output: {
        files: z =>
          z
            .array(z.string())
            .describe('Paths that were written, relative to targetPath'),
        notes: z => z.array(z.string()).describe('What was left out, and why'),
      },
    },
    async handler(ctx) {
      const {
        microservice,
        platform,
        grants = [],
        peers = [],
        targetPath = '.',
      } = ctx.input;
      const managed = peers.map((peer, index) =>
        accept<Microservice>(`peers.${index}`, parseMicroservice(peer)),
      );
      const rendering = render({
        service: accept('microservice', parseMicroservice(microservice)),
        platform: accept('platform', parsePlatform(platform)),
        grants: grants.map((grant, index) =>
          accept<Grant>(`grants.${index}`, parseGrant(grant)),
        ),
        peers: ({ namespace, name }) =>
          managed.find(
            ({ metadata }) =>
              metadata.namespace === namespace && metadata.name === name,
          ),
      });
      if (!rendering.ok) refuse('microservice', rendering.issues);

      const folder = resolveSafeChildPath(ctx.workspacePath, targetPath);
      for (const { path, text } of rendering.files) {
        const file = resolveSafeChildPath(folder, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      rendering.notes.forEach(note => ctx.logger.info(note));
      ctx.output(
        'files',
        rendering.files.map(({ path }) => path),
      );
      ctx.output('notes', rendering.notes);
    },
  });
}

function accept<T>(input: string, parsed: Parsed<T>): T {
  return parsed.ok ? parsed.value : refuse(input, parsed.issues);
}

function refuse(input: string, issues: (Issue | RenderIssue)[]): never {
  throw new InputError(
    [
      `${input} was refused:`,
      ...issues.map(({ path, message }) => `- ${path.join('.')}: ${message}`),
    ].join('\n'),
  );
}

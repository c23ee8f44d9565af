import { z } from 'zod';
import { branchName, repositoryUrl, serverUrl } from './scalars/git';
import { labelName, objectName } from './scalars/names';

const sourceFields = {
  repository: repositoryUrl
    .optional()
    .describe(
      'Where the cluster pulls this repository from. Needed before delivery can be set up',
    ),
  branch: branchName
    .default('main')
    .describe('The branch that the cluster follows'),
};

const destinationSchema = z.union(
  [
    z.strictObject({ server: serverUrl }),
    z.strictObject({ name: objectName.describe('As Argo CD calls it') }),
  ],
  {
    error: 'the cluster that Argo CD delivers to, with its server or its name',
  },
);

/** What brings the manifests of an environment into its cluster. */
export const gitopsSchema = z.discriminatedUnion(
  'tool',
  [
    z.strictObject({
      tool: z.literal('argocd'),
      ...sourceFields,
      namespace: labelName
        .default('argocd')
        .describe('Where the objects of the tool lie'),
      destination: destinationSchema.default({
        server: 'https://kubernetes.default.svc',
      }),
    }),
    z.strictObject({
      tool: z.literal('flux'),
      ...sourceFields,
      namespace: labelName
        .default('flux-system')
        .describe('Where the objects of the tool lie'),
      credentials: objectName
        .optional()
        .describe('Secret beside them with which Flux reads the repository'),
      serviceAccount: objectName
        .optional()
        .describe(
          'ServiceAccount beside them with whose rights the manifests are applied; those of Flux without it',
        ),
    }),
  ],
  { error: 'what delivers, with its tool: argocd or flux' },
);

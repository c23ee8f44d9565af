import { z } from 'zod';
import { withRule } from '../issue';
import { quote } from './quote';

/**
 * Where a cluster pulls a Git repository from: by HTTPS or SSH, without a password. Nothing in it means anything to a
 * glob or to a template, which Argo CD reads it as.
 */
export const repositoryUrl = withRule(z.string().max(1024), value =>
  /^(https:\/\/|ssh:\/\/([a-z_][a-z0-9_-]*@)?)[a-z0-9]([-.a-z0-9]*[a-z0-9])?(:\d{1,5})?(\/[A-Za-z0-9_~][A-Za-z0-9._~-]*)+$/.test(
    value,
  )
    ? undefined
    : {
        code: 'url-invalid',
        message: `${quote(
          value,
        )} is not the address of a repository: use for example https://git.example.com/shop/gitops.git or ssh://git@git.example.com/shop/gitops.git, without a password`,
      },
);

/**
 * Name of a branch, e.g. `main` or `env/prod`.
 * @see https://git-scm.com/docs/git-check-ref-format
 */
export const branchName = withRule(z.string().max(200), value =>
  /^[A-Za-z0-9_]([A-Za-z0-9_-]|[./](?![./]))*$/.test(value) &&
  !/[./]$|\.lock(\/|$)/.test(value)
    ? undefined
    : {
        code: 'name-invalid',
        message: `${quote(value)} is not a branch: use for example main`,
      },
);

/** Address of the API server of a cluster, e.g. `https://kubernetes.default.svc`. */
export const serverUrl = withRule(z.string().max(1024), value =>
  /^https:\/\/[a-z0-9]([-.a-z0-9]*[a-z0-9])?(:\d{1,5})?(\/[A-Za-z0-9._~-]+)*$/.test(
    value,
  )
    ? undefined
    : {
        code: 'url-invalid',
        message: `${quote(
          value,
        )} is not the address of an API server: use for example https://kubernetes.default.svc`,
      },
);

import { Alert } from '@backstage/ui';

/** Says what these changes are, and what they are not. */
export const LocalRepositoryBanner = () => (
  <Alert
    status="info"
    icon
    title="Local demo repository"
    description="Changes live on this machine. This is not a code-review system: for real work connect a Git host, where changes become pull requests (docs/how-to/install.md)."
  />
);

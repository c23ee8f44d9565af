import { RootConfigService } from '@backstage/backend-plugin-api';

export interface ScaffolderConfig {
  /** Git hosts are written to in the name of the person only, with a token of theirs. */
  requireScmUserCredentials: boolean;
}

/** Reads what Backstage's own actions read in the `scaffolder` section; nothing is required by default. */
export function readConfig(config: RootConfigService): ScaffolderConfig {
  return {
    requireScmUserCredentials:
      config.getOptionalBoolean('scaffolder.requireScmUserCredentials') ??
      false,
  };
}

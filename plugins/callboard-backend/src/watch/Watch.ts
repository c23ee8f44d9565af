import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Repository } from '../repository/Repository';

/** Notices that a repository has a new commit, and tells of each once. */
export class Watch {
  private told: string | undefined;

  private isFailing = false;

  constructor(
    private readonly repository: Repository,
    private readonly around: {
      tell: (repository: string) => Promise<void>;
      logger: LoggerService;
    },
  ) {}

  /** Looks now. Never throws: what is wrong is logged when it begins, and when it is over. */
  async check(): Promise<void> {
    const { id } = this.repository;
    const { tell, logger } = this.around;
    try {
      const { commit } = (await this.repository.refresh()).state;
      if (commit !== this.told) await tell(id);
      this.told = commit;
      if (this.isFailing) logger.info(`new commits of ${id} are noticed again`);
      this.isFailing = false;
    } catch (error) {
      const { message } = toError(error);
      if (!this.isFailing) {
        logger.warn(`new commits of ${id} are not noticed: ${message}`);
      }
      this.isFailing = true;
    }
  }
}

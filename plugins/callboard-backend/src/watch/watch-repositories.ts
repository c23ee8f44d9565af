import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { randomUUID } from 'node:crypto';
import { RemoteRepositoryConfig } from '../config';
import { Repository } from '../repository/Repository';
import { isPushTo, pushTopics, readPush } from './push';
import { Watch } from './Watch';

/** A repository at a Git host, and how it is configured. */
export interface Watched
  extends Pick<RemoteRepositoryConfig, 'url' | 'branch' | 'pollSeconds'> {
  repository: Repository;
}

/**
 * Looks at each repository now and then, and at once where its host tells of a push; tells of every new commit.
 *
 * Each replica of the backend has read for itself and so looks for itself: the task is local, and the subscription has
 * a name of its own, for events are shared out among those of one name. Whoever sends a false event gets us to look,
 * once at a time, and no more.
 */
export async function watchRepositories(
  watched: Watched[],
  around: {
    scheduler: SchedulerService;
    events: EventsService;
    logger: LoggerService;
    tell: (repository: string) => Promise<void>;
  },
): Promise<void> {
  if (!watched.length) return;
  const watches = watched.map(({ repository, ...config }) => ({
    ...config,
    id: repository.id,
    watch: new Watch(repository, around),
  }));
  for (const { id, pollSeconds, watch } of watches) {
    await around.scheduler.scheduleTask({
      id: `callboard-watch-${id}`,
      scope: 'local',
      frequency: { seconds: pollSeconds },
      timeout: { minutes: 10 },
      fn: () => watch.check(),
    });
  }
  await around.events.subscribe({
    id: `callboard-${randomUUID()}`,
    topics: pushTopics,
    onEvent: async event => {
      const push = readPush(event);
      if (!push) return;
      for (const { watch, ...repository } of watches) {
        // Hosts wait some seconds only for an answer: reading may take longer.
        if (isPushTo(push, repository)) void watch.check();
      }
    },
  });
}

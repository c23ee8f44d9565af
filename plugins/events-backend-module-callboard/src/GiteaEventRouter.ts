import {
  EventParams,
  EventsService,
  SubTopicEventRouter,
} from '@backstage/plugin-events-node';

/**
 * Publishes what comes as `gitea` once more as `gitea.push`, `gitea.create` and so on, as Backstage's routers for other
 * hosts do. It stands beside the door: further on, where events travel between processes, their headers are gone.
 */
export class GiteaEventRouter extends SubTopicEventRouter {
  constructor(events: EventsService) {
    super({ events, topic: 'gitea' });
  }

  protected getSubscriberId(): string {
    return 'GiteaEventRouter';
  }

  protected determineSubTopic({ metadata }: EventParams): string | undefined {
    const event = metadata?.['x-gitea-event'];
    return typeof event === 'string' ? event : undefined;
  }
}

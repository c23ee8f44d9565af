import { toError } from '@backstage/errors';
import { ApiServer } from '../ApiServer';
import { KindSighting } from '../ClusterSighting';
import { apiVersionOf, Served } from '../project/Served';
import { Shared } from '../project/Shared';
import {
  backOff,
  isAbsence,
  isOfWholeServer,
  isUnreadable,
  secondsAsked,
  statusOf,
} from './back-off';
import { Clock } from './Clock';
import { Holding } from './Holding';
import { Patience } from './Patience';
import { readList } from './read-list';
import { readWatchEvent, unreadable } from './watch-event';
import { watchPath } from './watch-path';

/** Bookmarks come about once a minute: who says nothing for longer is gone. */
const IDLE_SECONDS = 90;

/** One that ends sooner was worth no more than a failure. */
const SETTLED_SECONDS = 60;

/** Where changes are not told of: no more than so many pages a minute. */
const PAGES_PER_MINUTE = 4;

/** Whether a kind that may be listed only may be watched by now. */
const ASK_AGAIN_SECONDS = 600;

/** What a watch needs from those beside it. */
export interface Around {
  api: ApiServer;
  clock: Clock;
  patience: Patience;
  shared: Shared;
  /** So often one looks where changes are not told of. */
  pollSeconds: number;
  onChange: () => void;
  /** The API server knows no such kind. */
  onGone: () => void;
}

/** Watches one kind of a cluster until it is stopped, whatever the API server does meanwhile. */
export class KindWatch {
  readonly holding: Holding;

  /** It was told last that there is no such kind, or that it may not know. */
  mayBeGone = false;

  private readonly stopping = new AbortController();
  private readonly path: string;
  private state: KindSighting['state'] = 'starting';
  private failure: string | undefined;
  private heardAt: Date | undefined;
  private dueAt: Date | undefined;
  private failures = 0;

  /** From where a watch goes on; nothing where everything is to be read again. */
  private resourceVersion: string | undefined;

  /** How often the server had been away when it was asked last. */
  private absences = 0;

  /** Does the server send what there is as a stream? Where it is not known, it is tried. */
  private streamsLists = true;

  /** Before this moment it is not tried to watch; milliseconds since 1970. */
  private listsOnlyUntil = 0;

  constructor(readonly served: Served, private readonly around: Around) {
    const { group, resource } = served;
    const root = group ? '/apis' : '/api';
    this.path = `${root}/${apiVersionOf(served)}/${resource}`;
    this.holding = new Holding(served, around.shared, around.onChange);
    void this.run();
  }

  sighting(): KindSighting {
    return {
      ...this.served,
      state: this.state,
      ...(this.heardAt && { heardAt: this.heardAt }),
      ...(this.dueAt && { dueAt: this.dueAt }),
      ...(this.failure !== undefined && { failure: this.failure }),
    };
  }

  stop(): void {
    this.stopping.abort();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const { clock, patience } = this.around;
    while (!signal.aborted) {
      await patience.turn(signal);
      if (signal.aborted) return;
      this.rememberAbsences();
      const startedAt = this.now();
      const seconds = await this.follow().catch(error =>
        signal.aborted ? 0 : this.failed(toError(error), startedAt),
      );
      await clock.sleep(seconds, signal);
    }
  }

  /**
   * A server that was away may have another past: set back to a snapshot, it counts from there again, and tells those who
   * go on from a later version of nothing until it has come as far.
   * @see https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/#restoring-an-etcd-cluster
   */
  private rememberAbsences(): void {
    const { absences } = this.around.patience;
    if (absences !== this.absences) this.resourceVersion = undefined;
    this.absences = absences;
  }

  /** Reads, and hears of changes for as long as it may. @returns how long to wait before the next time */
  private async follow(): Promise<number> {
    if (!this.around.api.watch || this.now() < this.listsOnlyUntil) {
      return this.poll();
    }
    const { streamsLists } = this;
    try {
      if (!this.resourceVersion && !streamsLists) await this.list();
      await this.stream();
    } catch (error) {
      // "If the feature is off, the request is refused": the older way is tried at once.
      if (isRefusal(error) && streamsLists !== this.streamsLists) {
        return this.follow();
      }
      if (statusOf(error) !== 403) throw error;
      // The right to list does not come with the right to watch.
      const seconds = await this.poll();
      this.listsOnlyUntil = this.now() + ASK_AGAIN_SECONDS * 1000;
      return seconds;
    }
    this.failures = 0;
    return this.around.clock.random();
  }

  private async poll(): Promise<number> {
    const pages = await this.list();
    this.failures = 0;
    // What was listed long ago is no place to go on from.
    this.resourceVersion = undefined;
    const seconds =
      Math.max(this.around.pollSeconds, (60 * pages) / PAGES_PER_MINUTE) *
      (1 + this.around.clock.random() / 10);
    this.dueAt = new Date(this.now() + seconds * 1000);
    return seconds;
  }

  private async list(): Promise<number> {
    this.holding.begin();
    try {
      const { pages, resourceVersion } = await readList(
        this.around.api,
        this.path,
        {
          signal: this.stopping.signal,
          onObject: object => this.holding.put(object),
        },
      );
      this.complete(resourceVersion);
      return pages;
    } finally {
      this.holding.abandon();
    }
  }

  private async stream(): Promise<void> {
    const startedAt = this.now();
    const isInitial = !this.resourceVersion;
    let isOpen = false;
    if (isInitial) this.holding.begin();
    try {
      const path = watchPath(
        this.path,
        this.resourceVersion,
        this.around.clock,
      );
      await this.around.api.watch?.(path, {
        signal: this.stopping.signal,
        idleSeconds: IDLE_SECONDS,
        onOpen: () => {
          isOpen = true;
          this.heard();
          if (!isInitial) this.become('live');
        },
        onLine: line => this.take(line),
      });
    } catch (error) {
      if (isInitial) this.learnFromBeginning(error, isOpen);
      else this.learnFromResuming(error);
      throw error;
    } finally {
      this.holding.abandon();
    }
    if (!this.resourceVersion) {
      this.streamsLists = false;
      throw unreadable('ends a stream without having sent what there is');
    }
    if (!this.isSettled(startedAt)) {
      throw unreadable('ends a watch that has just begun');
    }
  }

  private take(line: string): void {
    const event = readWatchEvent(line);
    this.heard();
    if (event.type === 'BOOKMARK') {
      if (event.endsInitial) this.complete(event.resourceVersion);
    } else if (event.type === 'DELETED') this.holding.remove(event.object);
    else this.holding.put(event.object);
    if (!this.holding.isCollecting && event.resourceVersion) {
      this.resourceVersion = event.resourceVersion;
    }
  }

  /** Some servers behind the API server stream what there is and never say where it ends. */
  private learnFromBeginning(error: unknown, isOpen: boolean): void {
    if (this.resourceVersion) this.learnFromResuming(error);
    else if (isRefusal(error)) this.streamsLists = false;
    else if (isOpen && !statusOf(error)) this.streamsLists = false;
  }

  /** Where the server cannot go on from there, or one cannot follow it, everything is read again. */
  private learnFromResuming(error: unknown): void {
    const status = statusOf(error);
    const isTransient = status === undefined || [401, 429].includes(status);
    if (!isTransient || isUnreadable(error)) {
      this.resourceVersion = undefined;
    }
  }

  private heard(): void {
    this.heardAt = this.around.clock.now();
    this.dueAt = undefined;
    this.mayBeGone = false;
    this.around.patience.heard();
  }

  /** Everything there is has been read, as it was then. */
  private complete(resourceVersion: string | undefined): void {
    this.resourceVersion = resourceVersion;
    this.heard();
    this.holding.end();
    this.become('live');
  }

  /** @returns how long to wait */
  private failed(error: Error, startedAt: number): number {
    const { clock, patience, onGone } = this.around;
    const status = statusOf(error);
    this.failures = this.isSettled(startedAt) ? 1 : this.failures + 1;
    if (isOfWholeServer(error)) patience.failed(secondsAsked(error));
    else patience.heard();
    if (isAbsence(error, this.isHeardSince(startedAt))) patience.missed();
    this.mayBeGone = status === 403 || status === 404;
    if (status === 404) onGone();
    if (status === 403) this.forget();
    this.become(this.stateAfter(status), error.message);
    return backOff(error, this.failures, clock);
  }

  /** What one has no right to is not shown as it was. */
  private forget(): void {
    this.resourceVersion = undefined;
    this.heardAt = undefined;
    this.dueAt = undefined;
    this.holding.clear();
  }

  private stateAfter(status: number | undefined): KindSighting['state'] {
    if (status === 403) return 'forbidden';
    const wasRead = this.state === 'live' || this.state === 'stale';
    return wasRead ? 'stale' : 'failing';
  }

  private become(state: KindSighting['state'], failure?: string): void {
    if (this.state === state && this.failure === failure) return;
    this.state = state;
    this.failure = failure;
    this.around.onChange();
  }

  private isSettled(startedAt: number): boolean {
    return this.now() - startedAt >= SETTLED_SECONDS * 1000;
  }

  private isHeardSince(startedAt: number): boolean {
    return this.heardAt !== undefined && this.heardAt.getTime() >= startedAt;
  }

  private now(): number {
    return this.around.clock.now().getTime();
  }
}

/** Does the server not know how to stream what there is? */
function isRefusal(error: unknown): boolean {
  return [400, 422].includes(statusOf(error) ?? 0);
}

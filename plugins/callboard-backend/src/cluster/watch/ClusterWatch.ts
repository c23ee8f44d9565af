import { toError } from '@backstage/errors';
import { ApiServer } from '../ApiServer';
import { ClusterSighting, KindSighting } from '../ClusterSighting';
import { Served } from '../project/Served';
import { Shared } from '../project/Shared';
import { backOff, isAbsence, isOfWholeServer, secondsAsked } from './back-off';
import { Clock } from './Clock';
import { discover, Discovered } from './discover';
import { heldOf } from './held-of';
import { KindWatch } from './KindWatch';
import { Patience } from './Patience';
import { installedSince, unreadKinds } from './unread-kinds';

/** A kind that is installed later appears after so long. */
const DISCOVERY_SECONDS = 120;

/** Where it is doubtful what there is, one looks again; but not at once for each of many. */
const SOONEST_DISCOVERY_SECONDS = 10;

/**
 * So long it holds what there was to watch, though it cannot be asked: an API server is upgraded in less. Later, what is
 * heard of a policy says nothing of one whose kind was installed since.
 */
const DISCOVERY_HOLDS_SECONDS = 600;

/** What is known is put together no more often, and so seldom that it takes no more than a twentieth of the time. */
const SIGHTING_SECONDS = 0.1;
const SIGHTING_SHARE = 1 / 20;

const hasBegun = ({ state }: KindSighting) => state !== 'starting';

/** Watches one cluster until it is stopped: each kind that answers depend on, once for all readers. */
export class ClusterWatch {
  private readonly stopping = new AbortController();
  private readonly patience: Patience;
  private readonly shared = new Shared();
  private readonly kinds = new Map<string, KindWatch>();
  private readonly startedAt: Date;
  private unread: Discovered['unread'] = [];
  private kubernetes: string | undefined;
  private failure: string | undefined;

  /** When it was last told what there is; nothing before the first time. */
  private discoveredAt: Date | undefined;
  private isOutdated = false;
  private wasRead = false;

  /** What the last discovery was without: groups, and kinds that are watched. */
  private doubts = new Set<string>();

  /** Aborted where it is to be asked soon what there is. */
  private doubt = new AbortController();

  /** Aborted with the next change. */
  private nextChange = new AbortController();
  private hasChanged = true;
  private latest: ClusterSighting | undefined;
  private latestAt = 0;
  private pauseSeconds = SIGHTING_SECONDS;

  constructor(
    private readonly cluster: string,
    private readonly api: ApiServer,
    private readonly clock: Clock,
    /** So often a kind is read that cannot be watched. */
    private readonly pollSeconds: number,
  ) {
    this.patience = new Patience(clock);
    this.startedAt = clock.now();
    void this.run();
  }

  /** What is known now, at most a tenth of a second old; a little more where there is much of it. Asks nobody. */
  sighting(): ClusterSighting {
    const now = this.clock.now().getTime();
    const isFresh = now - this.latestAt < this.pauseSeconds * 1000;
    if (this.latest && isFresh) return this.latest;
    this.compareAges();
    this.latest = this.hasChanged
      ? this.lookAgain()
      : { ...this.latest!, kinds: this.kindSightings() };
    this.latestAt = this.clock.now().getTime();
    const seconds = (this.latestAt - now) / 1000;
    this.pauseSeconds = Math.max(SIGHTING_SECONDS, seconds / SIGHTING_SHARE);
    return this.latest;
  }

  /** Waits until there is another revision than this one, or the signal aborts, or it is stopped. */
  async changeSince(revision: number, signal: AbortSignal): Promise<void> {
    const either = AbortSignal.any([signal, this.stopping.signal]);
    while (!either.aborted && this.sighting().revision === revision) {
      if (!this.hasChanged) {
        await aborted(AbortSignal.any([either, this.nextChange.signal]));
      }
      await this.clock.sleep(this.pauseSeconds, either);
    }
  }

  stop(): void {
    this.stopping.abort();
    this.kinds.forEach(kind => kind.stop());
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    for (let failures = 0; !signal.aborted; ) {
      await this.patience.turn(signal);
      if (signal.aborted) return;
      let seconds = DISCOVERY_SECONDS * (1 + this.clock.random() / 10);
      try {
        const found = await discover(this.api, signal);
        if (signal.aborted) return;
        this.take(found);
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        seconds = this.failed(toError(error), failures);
      }
      await this.pause(seconds);
    }
  }

  private async pause(seconds: number): Promise<void> {
    const { signal } = this.stopping;
    const sooner = Math.min(seconds, SOONEST_DISCOVERY_SECONDS);
    await this.clock.sleep(sooner, signal);
    const { signal: doubt } = this.doubt;
    await this.clock.sleep(seconds - sooner, AbortSignal.any([signal, doubt]));
    if (doubt.aborted) this.doubt = new AbortController();
  }

  /** Watches that run go on: that it cannot be told what there is does not say that it is gone. */
  private failed(error: Error, failures: number): number {
    if (isOfWholeServer(error)) this.patience.failed(secondsAsked(error));
    if (isAbsence(error, false)) this.patience.missed();
    if (this.failure !== error.message) this.changed();
    this.failure = error.message;
    return backOff(error, failures, this.clock);
  }

  private take({ served, unread, kubernetes }: Discovered): void {
    this.patience.heard();
    const found = new Map(served.map(one => [keyOf(one), one]));
    this.leave(found, new Set(unread.map(({ group }) => group)));
    for (const [key, one] of found) {
      if (this.kinds.has(key)) continue;
      this.kinds.set(key, new KindWatch(one, this.around()));
      this.changed();
    }
    const known = () =>
      JSON.stringify([this.failure, this.unread, this.kubernetes]);
    const before = known();
    this.failure = undefined;
    this.unread = unread;
    // What was read once holds until something else is.
    this.kubernetes = kubernetes ?? this.kubernetes;
    this.discoveredAt = this.clock.now();
    if (known() !== before) this.changed();
  }

  /**
   * Stops to watch what is gone. While it starts, an API server may not name all that it has: a kind is gone where two
   * discoveries in a row are without it, and nothing comes from its own path.
   */
  private leave(found: Map<string, Served>, unread: Set<string>): void {
    const doubts = new Set(unread);
    for (const [key, kind] of this.kinds) {
      const version = found.get(key)?.version;
      if (version === kind.served.version || unread.has(kind.served.group)) {
        continue;
      }
      const isGone = this.doubts.has(key) && kind.mayBeGone;
      if (version === undefined && !isGone) doubts.add(key);
      else {
        kind.stop();
        this.kinds.delete(key);
        this.changed();
      }
    }
    const hasNew = [...doubts].some(one => !this.doubts.has(one));
    // A first answer has none before it to be compared with.
    if (hasNew || !this.discoveredAt) this.doubt.abort();
    this.doubts = doubts;
  }

  private around() {
    return {
      api: this.api,
      clock: this.clock,
      patience: this.patience,
      shared: this.shared,
      pollSeconds: this.pollSeconds,
      onChange: () => this.changed(),
      onGone: () => this.doubt.abort(),
    };
  }

  private changed(): void {
    if (this.hasChanged) return;
    this.hasChanged = true;
    this.nextChange.abort();
    this.nextChange = new AbortController();
  }

  /** Are objects heard of much later than which kinds there are? Where none are heard, all is of the same age. */
  private compareAges(): void {
    const heard = [...this.kinds.values()].map(
      kind => kind.sighting().heardAt?.getTime() ?? 0,
    );
    const since = this.discoveredAt?.getTime() ?? Infinity;
    const isOutdated =
      Math.max(...heard) - since > DISCOVERY_HOLDS_SECONDS * 1000;
    if (isOutdated !== this.isOutdated) this.changed();
    this.isOutdated = isOutdated;
  }

  private lookAgain(): ClusterSighting {
    this.hasChanged = false;
    const kinds = this.kindSightings();
    this.wasRead ||= this.isDiscovered && kinds.every(hasBegun);
    return {
      cluster: this.cluster,
      // After a restart they go on above those of before.
      revision: this.latest
        ? this.latest.revision + 1
        : this.startedAt.getTime(),
      ...(this.kubernetes && { kubernetes: this.kubernetes }),
      ...heldOf([...this.kinds.values()], this.latest),
      kinds,
      startedAt: this.startedAt,
      ...(this.wasRead && { wasRead: true }),
      ...(this.whyUnknown() && { failure: this.whyUnknown() }),
    };
  }

  private get isDiscovered(): boolean {
    return this.discoveredAt !== undefined;
  }

  private whyUnknown(): string | undefined {
    if (this.failure !== undefined) return this.failure;
    return this.isDiscovered ? undefined : 'it is not known yet what it serves';
  }

  private kindSightings(): KindSighting[] {
    return [
      ...unreadKinds(this.unread).filter(one => !this.kinds.has(keyOf(one))),
      ...[...this.kinds.values()].map(kind => kind.sighting()),
      ...(this.isOutdated
        ? [installedSince(this.discoveredAt, this.failure)]
        : []),
    ];
  }
}

function keyOf({
  group,
  resource,
}: {
  group: string;
  resource: string;
}): string {
  return `${group} ${resource}`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

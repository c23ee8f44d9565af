import { isDeepStrictEqual } from 'node:util';
import { contentOf } from '../content-of';
import { partOf } from '../part-of';
import { Held } from '../project/Held';
import { project } from '../project/project';
import { keyOf, Raw } from '../project/raw';
import { Served } from '../project/Served';
import { Shared } from '../project/Shared';

/**
 * What is held of one kind of a cluster. All of it is replaced at once, so that nobody ever sees half of a kind. An object
 * of which nothing has changed that matters stays the same object.
 */
export class Holding {
  private current = new Map<string, Held>();
  private next: Map<string, Held> | undefined;

  constructor(
    private readonly served: Served,
    private readonly shared: Shared,
    private readonly onChange: () => void,
  ) {}

  /** Nothing where there is none. */
  get(namespace: string, name: string): Held | undefined {
    return this.current.get(`${namespace}/${name}`);
  }

  all(): Iterable<Held> {
    return this.current.values();
  }

  /** Are objects put aside? */
  get isCollecting(): boolean {
    return this.next !== undefined;
  }

  /** From now on objects are put aside, until `end`. */
  begin(): void {
    this.next = new Map();
  }

  /** What was put aside since `begin` is all there is. */
  end(): void {
    const { current, next } = this;
    if (!next) return;
    this.next = undefined;
    this.current = next;
    const isSame =
      next.size === current.size &&
      [...next].every(([key, held]) => current.get(key) === held);
    if (!isSame) this.onChange();
  }

  /** What was put aside since `begin` counts for nothing. */
  abandon(): void {
    this.next = undefined;
  }

  /** Nothing is known of any object. */
  clear(): void {
    this.begin();
    this.end();
  }

  put(object: Raw): void {
    const key = keyOf(object);
    const before = this.current.get(key);
    const after = project(object, this.served, this.shared);
    const held = before && isDeepStrictEqual(before, after) ? before : after;
    if (held.is === 'object') {
      partOf(held.object, before?.is === 'object' ? before.object : undefined);
      contentOf(held.object);
    }
    (this.next ?? this.current).set(key, held);
    if (!this.next && held !== before) this.onChange();
  }

  remove(object: Raw): void {
    const isGone = (this.next ?? this.current).delete(keyOf(object));
    if (!this.next && isGone) this.onChange();
  }
}

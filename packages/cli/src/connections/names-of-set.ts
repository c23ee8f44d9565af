import { fullName, type Named, shortName } from '../peers/named';

/** Says sets of ends in a few words where that can be done: `every workload of shop`. */
export class SetNames {
  readonly workloads: number[];
  private readonly addresses: number[];
  private readonly inNamespace: Map<string, number[]>;
  /** Names that several workloads have, of different kinds. */
  private readonly shared: Set<string>;

  constructor(private readonly all: Named[]) {
    const indexes = all.map((_, index) => index);
    this.workloads = indexes.filter(index => 'name' in all[index]);
    this.addresses = indexes.filter(index => 'range' in all[index]);
    this.inNamespace = new Map();
    for (const index of this.workloads) {
      const { namespace } = all[index] as { namespace: string };
      const known = this.inNamespace.get(namespace);
      if (known) known.push(index);
      else this.inNamespace.set(namespace, [index]);
    }
    this.shared = new Set();
    // In order, so that those of one name are neighbours.
    const names = this.workloads.map(index => shortName(all[index]));
    names.forEach(
      (name, at) => name === names[at - 1] && this.shared.add(name),
    );
  }

  /** One line for each. `others` stands at the other end, and nobody is paired with itself. */
  linesFor(set: number[], others: number[]): string[] {
    const has = new Set(set);
    return [
      ...this.workloadLines(has, others),
      ...this.addressLines(this.addresses.filter(index => has.has(index))),
    ];
  }

  private workloadLines(has: Set<number>, others: number[]): string[] {
    const { workloads } = this;
    const missing = workloads.filter(index => !has.has(index));
    const present = workloads.length - missing.length;
    if (present > 1 && missing.length === 0) return ['every workload'];
    if (present > 1 && missing.length === 1 && others.length === 1) {
      const [one] = missing;
      if (one === others[0]) return ['every other workload'];
    }
    if (missing.length <= 3 && present > 2 * missing.length + 2) {
      const names = missing.map(index => this.nameOf(index)).join(', ');
      return [`every workload but ${names}`];
    }
    return [...this.inNamespace].flatMap(([namespace, members]) => {
      const those = members.filter(index => has.has(index));
      return members.length > 1 && those.length === members.length
        ? [`every workload of ${namespace}`]
        : those.map(index => this.nameOf(index));
    });
  }

  /** Neighbours as one. */
  private addressLines(ranges: number[]): string[] {
    if (ranges.length > 0 && ranges.length === this.addresses.length) {
      return ['every address outside'];
    }
    const lines: string[] = [];
    let start = 0;
    ranges.forEach((index, at) => {
      const next = ranges[at + 1];
      if (next === index + 1 && isSameFamily(this.all[index], this.all[next])) {
        return;
      }
      const [first] = shortName(this.all[ranges[start]]).split('-');
      const [, last] = shortName(this.all[index]).split('-');
      lines.push(`${first}-${last}`);
      start = at + 1;
    });
    return lines;
  }

  nameOf(index: number): string {
    const named = this.all[index];
    const name = shortName(named);
    return this.shared.has(name) ? fullName(named) : name;
  }
}

function isSameFamily(one: Named, other: Named): boolean {
  return shortName(one).includes(':') === shortName(other).includes(':');
}

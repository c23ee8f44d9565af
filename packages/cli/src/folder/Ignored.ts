import { minimatch } from 'minimatch';
import { Misuse } from '../Misuse';

const options = { dot: true, nocomment: true, nonegate: true };

/** What a person says is no manifest: paths by globs, relative to the folder and with `/` between their parts. */
export class Ignored {
  private readonly unused: Set<string>;

  constructor(private readonly globs: string[]) {
    this.unused = new Set(globs);
  }

  /** Is the file, or the folder with all that lies in it, passed over? */
  has(path: string): boolean {
    const matching = this.globs.filter(glob => matches(path, glob));
    matching.forEach(glob => this.unused.delete(glob));
    return matching.length > 0;
  }

  /**
   * To be asked once every path was seen.
   * @throws Misuse where a glob is for nothing: it may be misspelt, or what it was for is gone.
   */
  mustAllBeUsed(folders: string[]): void {
    for (const glob of this.unused) {
      const left = this.globs.length > 1 ? ' that the others leave' : '';
      throw new Misuse(
        `--ignore: '${glob}' matches nothing in ${folders.join(' or ')}${left}`,
      );
    }
  }
}

/** A name may hold what means something in a glob. */
function matches(path: string, glob: string): boolean {
  const relative = glob.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
  return path === relative || minimatch(path, relative, options);
}

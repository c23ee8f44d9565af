import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { contentHash } from './content-hash';
import { Manifest } from './manifest';
import { toYaml } from './to-yaml';

/**
 * A file that the renderer writes: where, and its whole text.
 * @public
 */
export interface RenderedFile {
  path: string;
  text: string;
}

const hashLine = /^# callboard\.dev\/content: ([0-9a-f]{32})\r?\n/m;

/** Prints manifests behind the comment that names their source and the hash of what follows. */
export function toFile(
  path: string,
  source: string,
  manifests: Manifest[],
): RenderedFile {
  const content = manifests.map(toYaml).join('---\n');
  return {
    path,
    text: [
      `# Rendered by Callboard from ${source}: change that file, not this one.`,
      `# callboard.dev/content: ${contentHash(withoutOwnImage(content))}`,
      content,
    ].join('\n'),
  };
}

/**
 * Does the file carry the renderer's comment, whatever a person made of it since?
 * @public
 */
export function isRendered(text: string): boolean {
  return hashLine.test(text);
}

/**
 * Is the file as the renderer wrote it, but for the image, which belongs to CI?
 * False for a file without the renderer's comment: somebody else wrote it.
 * @public
 */
export function isUntouched(text: string): boolean {
  const header = hashLine.exec(text);
  if (!header) return false;
  const comment = text.slice(0, header.index);
  const content = text.slice(header.index + header[0].length);
  return (
    /^# Rendered by Callboard from [^\n]*\n$/.test(comment) &&
    contentHash(withoutImage(content)) === header[1]
  );
}

/** The new text with the image that the current file names; unchanged where either has none. */
export function withImageOf(current: string, rendered: string): string {
  const from = imageRange(current);
  const to = imageRange(rendered);
  return from && to
    ? rendered.slice(0, to[0]) + current.slice(...from) + rendered.slice(to[1])
    : rendered;
}

/**
 * The same of what was just printed, where the image has a line of its own: reading it all again would take longer than
 * rendering it. Where more such lines are, some may be lines of a text: then it is read.
 */
function withoutOwnImage(text: string): string {
  if (!text.includes('\nkind: Deployment\n')) return text;
  const images = [...text.matchAll(/(?<=\n *- name: (\S+)\n *image: )[^\n]+/g)];
  const [name] = /(?<=\nmetadata:\n {2}name: )[^\n]+/.exec(text) ?? [];
  if (images.length !== 1 || images[0][1] !== name) return withoutImage(text);
  const [{ 0: image, index }] = images;
  return text.slice(0, index) + text.slice(index + image.length);
}

function withoutImage(text: string): string {
  const range = imageRange(text);
  return range ? text.slice(0, range[0]) + text.slice(range[1]) : text;
}

/** Where the image of the application container stands: the container that is named like its Deployment. */
function imageRange(text: string): [number, number] | undefined {
  const document = parseDocument(text);
  const name = document.getIn(['metadata', 'name']);
  const containers = document.getIn(['spec', 'template', 'spec', 'containers']);
  if (document.get('kind') !== 'Deployment' || !isSeq(containers))
    return undefined;
  const container = containers.items.find(
    item => isMap(item) && item.get('name') === name,
  );
  const image = isMap(container) ? container.get('image', true) : undefined;
  return isScalar(image) && image.range
    ? [image.range[0], image.range[1]]
    : undefined;
}

import { Unreadable } from './reading';

/** "We only allow comments and spaces following the yaml doc separator, otherwise we'll return an error." */
const crowded = /^---[^\S\n]*[^\s#]/m;

/** Of what lies between two separators only the first document is read. */
const overlooked =
  /^\.\.\.[^\S\n]*(#.*)?\n([^\S\n]*(#.*)?\n)*(?!---|\.\.\.)[^\S\n]*[^\s#]/m;

/**
 * Where documents are parted otherwise than Kubernetes parts them, so that it would refuse or overlook one.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.36.0/pkg/util/yaml/decoder.go
 */
export function refusedSeparator(text: string): Unreadable | undefined {
  const at = Math.max(text.search(crowded), text.search(overlooked));
  return at < 0
    ? undefined
    : {
        line: text.slice(0, at).split('\n').length,
        message: 'documents are parted by lines with --- and nothing else',
      };
}

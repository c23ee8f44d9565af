import { FileDiff } from '@callboard/plugin-callboard-common';
import { structuredPatch } from 'diff';
import { ChangeData, HunkData } from 'react-diff-view';

/**
 * What a file gains and loses, with three lines around each place. Empty where the content is the same.
 */
export function toHunks({
  before,
  after,
}: Pick<FileDiff, 'before' | 'after'>): HunkData[] {
  return structuredPatch('', '', before ?? '', after ?? '', '', '', {
    context: 3,
  }).hunks.map(hunk => ({
    ...hunk,
    content: `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
    isPlain: false,
    changes: toChanges(hunk.lines, hunk.oldStart, hunk.newStart),
  }));
}

function toChanges(
  lines: string[],
  oldStart: number,
  newStart: number,
): ChangeData[] {
  let oldLineNumber = oldStart;
  let newLineNumber = newStart;
  return lines
    .filter(line => !line.startsWith('\\'))
    .map((line): ChangeData => {
      const content = line.slice(1);
      switch (line[0]) {
        case '+':
          return {
            type: 'insert',
            isInsert: true,
            lineNumber: newLineNumber++,
            content,
          };
        case '-':
          return {
            type: 'delete',
            isDelete: true,
            lineNumber: oldLineNumber++,
            content,
          };
        default:
          return {
            type: 'normal',
            isNormal: true,
            oldLineNumber: oldLineNumber++,
            newLineNumber: newLineNumber++,
            content,
          };
      }
    });
}

import { Button, Flex, Text } from '@backstage/ui';
import { FileDiff } from '@callboard/plugin-callboard-common';
import { useMemo, useState } from 'react';
import { Diff, Hunk } from 'react-diff-view';
import 'react-diff-view/style/index.css';
import { Breakable } from '../Breakable';
import styles from './diff.module.css';
import { stateOf } from './file-state';
import { toHunks } from './to-hunks';

/** More lines than this are shown on demand. */
const linesAtOnce = 400;

const diffTypes = { new: 'add', deleted: 'delete', changed: 'modify' } as const;

/** One file as a unified diff, with what happens to it in a word. */
export const FileDiffView = ({ file }: { file: FileDiff }) => {
  const hunks = useMemo(() => toHunks(file), [file]);
  const lines = hunks.reduce((sum, hunk) => sum + hunk.changes.length, 0);
  const [isOpen, setOpen] = useState(lines <= linesAtOnce);
  const state = stateOf(file);

  return (
    <section className={styles.file} aria-label={`${file.path}, ${state}`}>
      <Flex justify="between" gap="3" className={styles.fileHeader}>
        <Text weight="bold" className={styles.pathName}>
          <Breakable text={file.path} />
        </Text>
        <Text color="secondary">{state}</Text>
      </Flex>
      {!isOpen && (
        <Flex align="center" gap="3" className={styles.folded}>
          <Text>{lines} lines</Text>
          <Button variant="secondary" onPress={() => setOpen(true)}>
            Show them
          </Button>
        </Flex>
      )}
      {isOpen && hunks.length === 0 && (
        <Text className={styles.folded}>No line is different.</Text>
      )}
      {isOpen && hunks.length > 0 && (
        <div
          className={styles.scroll}
          // The content scrolls, so the keyboard must reach it.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="group"
          aria-label={`Lines of ${file.path}`}
        >
          <Diff
            viewType="unified"
            diffType={diffTypes[state]}
            hunks={hunks}
            className={styles.diff}
          >
            {shown =>
              shown.map(hunk => <Hunk key={hunk.content} hunk={hunk} />)
            }
          </Diff>
        </div>
      )}
    </section>
  );
};

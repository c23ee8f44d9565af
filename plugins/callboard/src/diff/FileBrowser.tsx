import { FileDiff } from '@callboard/plugin-callboard-common';
import { useState } from 'react';
import { Breakable } from '../Breakable';
import { FileDiffView } from './FileDiffView';
import { stateOf } from './file-state';
import styles from './diff.module.css';

/** Every file on the left, the chosen one on the right. */
export const FileBrowser = ({ files }: { files: FileDiff[] }) => {
  const [path, setPath] = useState(files[0].path);
  const chosen = files.find(file => file.path === path) ?? files[0];
  return (
    <div className={styles.browser}>
      <ul className={styles.paths} aria-label={`${files.length} files`}>
        {files.map(file => (
          <li key={file.path}>
            <button
              type="button"
              className={styles.path}
              aria-pressed={file === chosen}
              onClick={() => setPath(file.path)}
            >
              <span className={styles.pathName}>
                <Breakable text={file.path} />
              </span>
              <span className={styles.state}>{stateOf(file)}</span>
            </button>
          </li>
        ))}
      </ul>
      <FileDiffView file={chosen} key={chosen.path} />
    </div>
  );
};

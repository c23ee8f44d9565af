import { MarkdownContent } from '@backstage/core-components';
import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { bodyInPortal } from './body-in-portal';
import styles from './ChangeBody.module.css';

/** What a change says of itself. */
export const ChangeBody = ({ change }: { change: ChangeDetail }) => (
  <MarkdownContent
    className={styles.body}
    content={withoutHtml(
      bodyInPortal(change.body, change.connectivity !== undefined),
    )}
    dialect="gfm"
    transformImageUri={() => ''}
  />
);

/** Markdown only: a tag in the body is text, and no image is fetched from anywhere. */
function withoutHtml(markdown: string): string {
  return markdown.replace(/<(?=[a-z/!?])/gi, '&lt;');
}

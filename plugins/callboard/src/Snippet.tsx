import { Flex } from '@backstage/ui';
import { CopyButton } from './AddressCard/CopyButton';
import styles from './Snippet.module.css';

/** A command or a text to copy; `what` says which, e.g. `the rule for services`. */
export const Snippet = ({ text, what }: { text: string; what: string }) => (
  <Flex align="start" gap="1">
    <pre className={styles.snippet}>{text}</pre>
    <CopyButton text={text} what={what} />
  </Flex>
);

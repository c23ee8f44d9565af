import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { ExplainQuery } from '@callboard/plugin-callboard-common';
import { CopyButton } from '../AddressCard/CopyButton';
import { Breakable } from '../Breakable';
import { callboardTranslationRef } from '../translation';
import { AnswerToQuery } from './AnswerToQuery';
import styles from './Explanation.module.css';

/** *Why?*: follows one call from the name to the pod. The page's own URL leads to it. */
export const WhyDialog = (props: {
  query: ExplainQuery;
  /** @see AnswerToQuery */
  reading?: string;
  onClose: () => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { query, onClose } = props;
  return (
    <Dialog
      isOpen
      onOpenChange={isOpen => !isOpen && onClose()}
      width={760}
      height="min(720px, 90vh)"
    >
      <DialogHeader>
        <Breakable
          text={t('explanation.title', {
            from: query.from,
            to: query.to,
            port: query.port,
          })}
        />
      </DialogHeader>
      <DialogBody>
        <AnswerToQuery query={query} reading={props.reading} />
      </DialogBody>
      <DialogFooter className={styles.footer}>
        <span className={styles.link}>
          <Text color="secondary">{t('explanation.link')}</Text>
          <CopyButton
            text={window.location.href}
            what={t('explanation.copyLink')}
          />
        </span>
        <Button variant="secondary" onPress={onClose}>
          {t('explanation.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
};

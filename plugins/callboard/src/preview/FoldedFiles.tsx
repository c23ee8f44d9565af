import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import { FileDiff } from '@callboard/plugin-callboard-common';
import { FileBrowser } from '../diff/FileBrowser';
import { callboardTranslationRef } from '../translation';

/** Every file of a change, folded away until someone asks. */
export const FoldedFiles = ({ files }: { files: FileDiff[] }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return files.length ? (
    <Accordion>
      <AccordionTrigger title={t('preview.files', { count: files.length })} />
      <AccordionPanel>
        <FileBrowser files={files} />
      </AccordionPanel>
    </Accordion>
  ) : null;
};

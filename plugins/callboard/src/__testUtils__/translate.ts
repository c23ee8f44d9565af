import { mockApis } from '@backstage/test-utils';
import { Translate } from '../connections/state-text';
import { callboardTranslationRef } from '../translation';

/** Says the texts of Callboard in English, outside of any app. */
export const translate = mockApis
  .translation()
  .getTranslation(callboardTranslationRef) as unknown as { t: Translate };

import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { accessMessages } from './access/messages';
import { addressMessages } from './AddressCard/messages';
import { callersMessages } from './CallersCard/messages';
import { changesMessages } from './ChangesPage/messages';
import { connectionsMessages } from './connections/messages';
import { effectMessages } from './effect/messages';
import { explanationMessages } from './Explanation/messages';
import { networkMessages } from './NetworkTab/messages';
import { policyMessages } from './PolicyStatusCard/messages';
import { previewMessages } from './preview/messages';
import { sourceMessages } from './source/messages';

/**
 * The texts of the cards *Callers* and *Policy status*, of the tab *Network*, of what a cluster says of an address, of the
 * forms that grant and revoke access and of what a change does, to be translated.
 * @public
 */
export const callboardTranslationRef = createTranslationRef({
  id: 'callboard',
  messages: {
    address: addressMessages,
    connections: connectionsMessages,
    source: sourceMessages,
    callers: callersMessages,
    policy: policyMessages,
    network: networkMessages,
    explanation: explanationMessages,
    changes: changesMessages,
    effect: effectMessages,
    preview: previewMessages,
    access: accessMessages,
  },
});

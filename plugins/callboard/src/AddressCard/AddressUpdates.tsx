import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { NetworkView } from '@callboard/plugin-callboard-common';
import { aboutView } from '../live/about-view';
import { Updates } from '../live/Updates';
import { sourceFacts } from '../source/source-facts';
import { callboardTranslationRef } from '../translation';
import { readyText } from './ready-text';

/** Tells screen readers when more or fewer pods answer, and when the cluster is known less or better. */
export const AddressUpdates = ({ view }: { view: NetworkView }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { service, live, source } = view;
  return (
    <Updates
      about={aboutView(view)}
      facts={{
        ...sourceFacts(t, source),
        ...(live && {
          [`${service.namespace}/${service.name}`]: readyText(t, live),
        }),
      }}
    />
  );
};

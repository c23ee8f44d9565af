import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { NetworkView } from '@callboard/plugin-callboard-common';
import { aboutView } from '../live/about-view';
import { Updates } from '../live/Updates';
import { callboardTranslationRef } from '../translation';
import { readyText } from './ready-text';

/** Tells screen readers when more or fewer pods answer. */
export const AddressUpdates = ({ view }: { view: NetworkView }) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { service, live } = view;
  return (
    <Updates
      about={aboutView(view)}
      facts={
        live
          ? { [`${service.namespace}/${service.name}`]: readyText(t, live) }
          : {}
      }
    />
  );
};

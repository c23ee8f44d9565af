import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Connection } from '@callboard/plugin-callboard-common';
import { RiCheckLine, RiSubtractLine } from '@remixicon/react';
import { callboardTranslationRef } from '../translation';
import { declaredText } from './declared-text';
import { WithIcon } from './WithIcon';

/** Who says that this call is made. */
export const DeclaredWords = ({
  declaredBy,
}: Pick<Connection, 'declaredBy'>) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  return (
    <WithIcon
      {...(declaredBy.length
        ? { Icon: RiCheckLine, color: 'success' }
        : { Icon: RiSubtractLine, color: 'secondary' })}
    >
      {declaredText(t, declaredBy)}
    </WithIcon>
  );
};

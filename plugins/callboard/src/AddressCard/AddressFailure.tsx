import { callboardNetworkReadPermission } from '@callboard/plugin-callboard-common';
import { ReadFailure } from '../connections/ReadFailure';
import { Failure } from '../failure';
import { NoService } from './NoService';

const words = {
  denied: 'You may not see where this is called',
  deniedHelp: `It takes the permission ${callboardNetworkReadPermission.name} on this entity: ask the team that runs this portal.`,
  failed: 'The address could not be read',
};

/** Says why there is no address to show, and what to do next. */
export const AddressFailure = (props: {
  failure: Failure;
  retry: () => void;
}) => <ReadFailure {...props} missing={<NoService />} words={words} />;

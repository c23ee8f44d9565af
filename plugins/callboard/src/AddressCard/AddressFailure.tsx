import { Alert, Button } from '@backstage/ui';
import { callboardNetworkReadPermission } from '@callboard/plugin-callboard-common';
import { Failure } from '../failure';
import { NoService } from './NoService';

/** Says why there is no address to show, and what to do next. */
export const AddressFailure = (props: {
  failure: Failure;
  retry: () => void;
}) => {
  switch (props.failure.kind) {
    case 'missing':
      return <NoService />;
    case 'denied':
      return (
        <Alert
          status="warning"
          icon
          title="You may not see where this is called"
          description={`It takes the permission ${callboardNetworkReadPermission.name} on this entity: ask the team that runs this portal.`}
        />
      );
    default:
      return (
        <Alert
          status="danger"
          icon
          title="The address could not be read"
          description={props.failure.message}
          customActions={
            <Button variant="secondary" onPress={props.retry}>
              Try again
            </Button>
          }
        />
      );
  }
};

import { Alert, Button } from '@backstage/ui';
import { callboardNetworkReadPermission } from '@callboard/plugin-callboard-common';
import { Failure } from '../failure';

/** Why something could not be shown, and what to do next. */
export const RequestFailure = (props: {
  what: string;
  failure: Failure;
  retry: () => void;
}) =>
  props.failure.kind === 'denied' ? (
    <Alert
      status="warning"
      icon
      title="You may not see this"
      description={`It takes the permission ${callboardNetworkReadPermission.name} on the service's entity: ask the team that runs this portal.`}
    />
  ) : (
    <Alert
      status="danger"
      icon
      title={props.what}
      description={props.failure.message}
      customActions={
        <Button variant="secondary" onPress={props.retry}>
          Try again
        </Button>
      }
    />
  );

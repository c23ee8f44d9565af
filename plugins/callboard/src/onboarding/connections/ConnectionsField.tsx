import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { ConnectionsOfPods } from './ConnectionsOfPods';
import { ConnectionsPart } from '../form-data';
import { LeftOut } from '../inputs/LeftOut';
import { useStep } from '../use-step';

/** Whom the new microservice calls, and who may call it; an alias has no pods for either. */
export const ConnectionsField = (
  props: FieldExtensionComponentProps<ConnectionsPart>,
) => {
  const { alias } = useStep('connections', props).formData.identity ?? {};
  return alias ? (
    <LeftOut
      {...props}
      reason="No calls and no callers: nothing of an alias runs in the cluster, so there are no pods to open or close."
    />
  ) : (
    <ConnectionsOfPods {...props} />
  );
};

import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { PortsPart } from '../form-data';
import { LeftOut } from '../inputs/LeftOut';
import { PortsOfPods } from './PortsOfPods';
import { useStep } from '../use-step';

/** The ports that others may call; an alias has none. */
export const PortsField = (props: FieldExtensionComponentProps<PortsPart>) => {
  const { alias } = useStep('ports', props).formData.identity ?? {};
  return alias ? (
    <LeftOut
      {...props}
      reason={`No ports: DNS answers with ${
        alias.externalName ?? 'the host'
      }, whose ports are its own.`}
    />
  ) : (
    <PortsOfPods {...props} />
  );
};

import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Text } from '@backstage/ui';
import { StepFields } from './StepFields';
import { useKept } from '../use-kept';

/** A step with nothing to ask: says why, and holds nothing. */
export const LeftOut = <T extends {}>({
  formData,
  onChange,
  reason,
}: Pick<FieldExtensionComponentProps<T>, 'formData' | 'onChange'> & {
  reason: string;
}) => {
  useKept(formData ?? ({} as T), {} as T, onChange);
  return (
    <StepFields>
      <Text>{reason}</Text>
    </StepFields>
  );
};

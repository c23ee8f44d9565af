import { Translate } from '../connections/state-text';

/** What a change does, in a word or two; an operation that is not known here by its own name. */
export function operationText(t: Translate, operation: string): string {
  switch (operation) {
    case 'onboard':
    case 'grant':
    case 'revoke':
    case 'bootstrap':
      return t(`changes.operation.${operation}`);
    default:
      return operation;
  }
}

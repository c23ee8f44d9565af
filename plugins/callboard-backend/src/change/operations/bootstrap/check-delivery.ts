import { paths } from '@callboard/manifests';
import { isDeepStrictEqual } from 'node:util';
import { filesBelow } from '../../../repository/files-below';
import { ChangeDraft } from '../../ChangeDraft';
import { deliveryOf } from './delivery-of';

/**
 * Does the delivery of an environment, where it is set up, carry the services of a change? What it cannot carry is
 * refused; what it does not carry yet is told.
 */
export function checkDelivery(draft: ChangeDraft, environment: string): void {
  const { state, contracts } = draft;
  if (filesBelow(state, paths.delivery(environment)).length === 0) return;
  const before = deliveryOf(state, environment);
  const after = deliveryOf(
    state,
    environment,
    contracts.microservices.values(),
  );
  if (!before.ok) return;
  if (!after.ok) {
    draft.issues.push(...after.issues);
    return;
  }
  if (!isDeepStrictEqual(before.files, after.files)) {
    draft.note(
      `the delivery of ${environment} does not know this service or its namespace yet: have it set up again (operation bootstrap) once this is merged`,
    );
  }
}

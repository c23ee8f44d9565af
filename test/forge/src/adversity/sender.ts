import { PlannedChange } from '@callboard/plugin-callboard-backend/src/git/GitHost';
import { openAt } from '../open-at';

/** What the parent tells the sender to do. */
export interface Errand {
  door: string;
  path: string;
  token: string;
  plan: PlannedChange;
}

process.once('message', async ({ plan, ...place }: Errand) => {
  await openAt(place).send(plan);
  process.send?.({ sent: true });
});
process.once('disconnect', () => process.exit());
process.send?.({ ready: true });

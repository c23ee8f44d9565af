/* eslint-disable @backstage/no-forbidden-package-imports, @backstage/no-mixed-plugin-imports -- the claim is about the inside of the backend */
import { Changes } from '@callboard/plugin-callboard-backend/src/change/Changes';
import { Repository } from '@callboard/plugin-callboard-backend/src/repository/Repository';
import { openAt } from '@callboard/test-forge/src/open-at';
import { once } from 'node:events';
import { megabytes, Outcome, timed, Work } from './outcome';

/** A process of its own: the backend's way, from its start to two open changes. */
process.on('message', async ({ grants: [first, second], ...place }: Work) => {
  if (!first) return;
  const repository = new Repository(openAt(place));
  const changes = new Changes([repository], {
    readOnly: false,
    onMerged: async () => {},
    now: () => new Date(),
    lookAround: () => new Map(),
  });
  const propose = (grant: Work['grants'][number]) =>
    changes.propose(
      {
        operation: 'grant',
        service: grant.callee,
        caller: grant.caller,
        ports: ['http'],
      },
      { name: 'user:default/anna', owns: [] },
    );
  const cold = await timed(() => propose(first));
  process.send?.({ step: 'proposed' });
  await once(process, 'message');
  const warm = await timed(() => propose(second));
  const outcomes: Outcome[] = [
    { way: 'Callboard, just started', ...cold, megabytes: megabytes() },
    {
      way: 'Callboard, after a further merge',
      ...warm,
      megabytes: megabytes(),
    },
  ];
  process.send?.({ step: 'done', outcomes });
});
process.once('disconnect', () => process.exit());
process.send?.({ step: 'ready' });

import { createRequire } from 'node:module';
import { cruise, rulesFile } from './cruise.mjs';
import { workspaces } from './workspaces.mjs';

/** `node scripts/arrows.mjs`: do all imports point the way that .dependency-cruiser.cjs says? */
const { forbidden } = createRequire(import.meta.url)(rulesFile);
const { violations, modules, unseen } = await cruise();
const withoutRule = workspaces().filter(
  folder =>
    /^(packages|plugins)\//.test(folder) &&
    !forbidden.some(({ name }) => name === `arrows of ${folder}`),
);

const complaints = [
  ...violations.map(({ rule, from, to }) => `${from} → ${to}   (${rule})`),
  ...unseen.map(folder => `${folder}: none of its sources was looked at`),
  ...withoutRule.map(
    folder => `${folder} is not in the table of .dependency-cruiser.cjs`,
  ),
  ...(modules === 0 ? ['no module was looked at'] : []),
];
complaints.forEach(complaint => console.log(`✘ ${complaint}`));
console.log(`${modules} modules, ${complaints.length} complaints`);
process.exitCode = complaints.length === 0 ? 0 : 1;

import { Check } from '../check';

export const unreadableManifest: Check = {
  id: 'unreadable-manifest',
  severity: 'error',
  what: 'A file, or an object in it, cannot be read or understood, or stands there twice. Policies have a check of their own.',
  why: 'It may hold anything: what it may touch is not known, and no other check speaks of it.',
  fix: 'Correct it as the message says.',
  holds: 'always',
  find: ({ problems }) =>
    problems.map(({ path, line = 1, message }) => ({
      message: `${path} cannot be understood: ${message}.`,
      evidence: [{ at: { path, line } }],
      fix: `Correct ${path}, line ${line}.`,
    })),
};

import { refOf, RepositoryState } from '../repository/state';
import { Onboarding, OnboardingRequest } from './onboarding';

/** What people read of a change: nothing in it but names that the contract's parser has checked. */
export interface Description {
  /** At most 72 characters. */
  title: string;
  /** One sentence a line, the summary first. */
  effect: string[];
  /** Markdown. */
  body: string;
}

/** Says in words what an onboarding does when it is merged, and who should agree. */
export function describeOnboarding(
  state: RepositoryState,
  { microservice, callers, requestedBy }: OnboardingRequest,
  { files, notes }: Onboarding,
): Description {
  const { metadata, spec } = microservice;
  const ref = refOf(metadata);
  const ports = Object.entries(spec.service?.ports ?? {}).map(
    ([name, { port }]) => `${name} (${port})`,
  );
  const summary = ports.length
    ? `${ref} appears in ${list(
        Object.keys(spec.environments),
      )}, reachable as ${metadata.name}.${metadata.namespace} on ${list(
        ports,
      )}.`
    : `${ref} appears in ${list(
        Object.keys(spec.environments),
      )}; it calls others and cannot be called.`;
  const gains = [
    ...callers.map(
      caller =>
        `${refOf(caller)} may call ${ref} on ${list(caller.ports)}${approval(
          refOf(caller),
        )}.`,
    ),
    ...Object.values(spec.calls ?? {}).map(call => {
      const callee = refOf({ namespace: call.namespace, name: call.service });
      return `${ref} may call ${callee} on ${call.port}${approval(callee)}.`;
    }),
  ];
  const effect = [summary, ...gains, 'Nobody loses access.'];
  return {
    title: `Onboard ${ref}`.slice(0, 72),
    effect,
    body: [
      summary,
      `### Who gains and who loses access\n\n${[
        ...gains,
        'Nobody loses access.',
      ]
        .map(line => `- ${line}`)
        .join('\n')}`,
      ...(notes.length
        ? [`### Notes\n\n${notes.map(note => `- ${note}`).join('\n')}`]
        : []),
      `### Files\n\n${files
        .map(
          ({ path, before }) =>
            `- \`${path}\` ${before === null ? 'new' : 'changed'}`,
        )
        .join('\n')}`,
      `Requested by ${requestedBy}. To undo it after the merge, revert the merge commit.`,
    ].join('\n\n'),
  };

  function approval(peer: string): string {
    const owner = state.microservices.get(peer)?.spec.owner;
    return owner && owner !== spec.owner ? ` (needs ${owner})` : '';
  }
}

function list(words: string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

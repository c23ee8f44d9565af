import { Caller } from '@callboard/contract';
import { deployedNamespace } from '@callboard/manifests';
import { refOf, RepositoryState } from '../repository/state';
import { Onboarding, OnboardingRequest } from './onboarding';

/** What people read of a change. */
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
  { files, notes, drifted }: Onboarding,
): Description {
  const { metadata, spec } = microservice;
  const ref = refOf(metadata);
  const ports = Object.entries(spec.service?.ports ?? {}).map(
    ([name, { port }]) => `${name} (${port})`,
  );
  const where = list(Object.keys(spec.environments));
  const names = Object.keys(spec.environments).map(
    environment =>
      `${metadata.name}.${deployedNamespace(
        metadata.namespace,
        state.platforms.get(environment)!,
      )}`,
  );
  const summary = ports.length
    ? `${ref} appears in ${where}, reachable as ${list([
        ...new Set(names),
      ])} on ${list(ports)}.`
    : `${ref} appears in ${where}; it calls others and cannot be called.`;
  const gains = [
    ...callers.map(
      caller =>
        `${refOf(caller)} may call ${ref} on ${list(caller.ports)}${restriction(
          caller,
        )}${approval(refOf(caller))}.`,
    ),
    ...Object.values(spec.calls ?? {}).map(call => {
      const callee = refOf({ namespace: call.namespace, name: call.service });
      return `${ref} may call ${callee} on ${call.port}${approval(callee)}.`;
    }),
  ];
  const losses = drifted.length
    ? `Access of callers may change otherwise, too: ${list(
        drifted.map(path => `\`${path}\``),
      )} was not what its contract says, and is brought in line.`
    : 'Nobody loses access.';
  const effect = [summary, ...gains, losses];
  return {
    title: `Onboard ${ref}`.slice(0, 72),
    effect,
    body: [
      summary,
      `### Who gains and who loses access\n\n${[...gains, losses]
        .map(line => `- ${line}`)
        .join('\n')}`,
      ...(notes.length
        ? [`### Notes\n\n${notes.map(note => `- ${note}`).join('\n')}`]
        : []),
      `### Files\n\n${files
        .map(({ path, before, after }) => {
          const changed = after === null ? 'deleted' : 'changed';
          return `- \`${path}\` ${before === null ? 'new' : changed}`;
        })
        .join('\n')}`,
      `Requested by ${requestedBy}. To undo it after the merge, revert the merge commit.`,
    ].join('\n\n'),
  };

  function approval(peer: string): string {
    const owner = state.microservices.get(peer)?.spec.owner;
    return owner && owner !== spec.owner ? ` (needs ${owner})` : '';
  }
}

/** Which requests, and in which environments, where not all. */
function restriction({ http, environments }: Caller): string {
  const requests = (http ?? []).map(({ methods = [], paths: at = [] }) =>
    [...methods, ...at].join(' '),
  );
  return [
    requests.length ? `, only ${list(requests)}` : '',
    environments ? ` in ${list(environments)}` : '',
  ].join('');
}

function list(words: string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

import { GithubDescription } from './GithubDescription';
import {
  badCredentials,
  invalid,
  notAccessible,
  notFound,
  rateLimited,
  tooFast,
} from './refusals';

const list = 'GET /repos/{owner}/{repo}/pulls';
const open = 'POST /repos/{owner}/{repo}/pulls';
const ask = (query: string, body?: object) => ({
  ...{ method: '', path: '', headers: {}, body },
  query: new URLSearchParams(query),
});

describe.each(['github', 'enterprise'] as const)('what %s describes', kind => {
  const description = new GithubDescription(kind);
  const nothing = { status: 200, body: [] };
  const one = { status: 201, body: description.example(open) };

  it('is what we rely on', () => {
    const query = 'state=open&head=o:b&base=main&per_page=100';
    expect(description.complaints(list, ask(query), nothing)).toEqual([]);
  });

  it.each(['label=x', 'state=opened', 'per_page=many'])(
    'is not the parameter %s',
    query => {
      expect(description.complaints(list, ask(query), nothing)).toHaveLength(1);
    },
  );

  it.each([
    { title: 'x', head: 'b' },
    { title: 'x', head: 'b', base: 'main', labels: [] },
  ])('is not the body %j', body => {
    one.body.requested_teams = [];
    expect(description.complaints(open, ask('', body), one)).toHaveLength(1);
  });

  it('does not tell in lists whether something can be merged', () => {
    const [pull] = description.example(list);
    const answer = { status: 200, body: [{ ...pull, mergeable: true }] };
    expect(description.complaints(list, ask(''), answer)).toContainEqual(
      expect.stringContaining('mergeable'),
    );
  });

  it.each([
    ...[badCredentials(), notFound(), notAccessible(), rateLimited(1)],
    ...[tooFast(403, 1), tooFast(429, 1)],
    invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' }),
  ])('is how we let it refuse: %j', refusal => {
    expect(description.complaints(open, ask(''), refusal)).toEqual([]);
  });
});

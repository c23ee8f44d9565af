import { missingKinds } from '../missing-kinds';
import { unreadKinds } from './unread-kinds';

const textsOf = (...groups: string[]) =>
  missingKinds({
    kinds: unreadKinds(
      groups.map(group => ({ group, version: 'v1', message: 'it is down' })),
    ),
  }).map(({ text }) => text);

describe('the kinds of a group that cannot be read', () => {
  it('are named each once, however many of its versions cannot be read', () => {
    const group = 'gateway.networking.k8s.io';

    const texts = textsOf(group, group);

    expect(texts).toContain('Gateway: cannot be read (it is down)');
    expect(texts).toContain('httproutes: cannot be read (it is down)');
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('are named together where they may be any', () => {
    expect(textsOf('crd.antrea.io')).toEqual([
      'what crd.antrea.io has: cannot be read (it is down)',
    ]);
  });

  it('are none where no answer depends on the group', () => {
    expect(textsOf('example.com')).toEqual([]);
  });
});

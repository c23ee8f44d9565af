import { readDemoShop } from '../demo-shop';
import { toState } from './state';

const path = 'deploy/dev/ops/notifications/service-headless.yaml';

async function namesWith(edit: (text: string) => string): Promise<string[]> {
  const files = await readDemoShop();
  files.set(path, edit(files.get(path)!));
  const state = toState(
    '',
    new Map([...files].map(([at, text]) => [at, { oid: '', text }])),
  );
  return state.networks
    .get('dev')!
    .servicesIn('ops')
    .map(({ name }) => name)
    .filter(name => name.startsWith('notifications'));
}

describe('the headless Service beside a service', () => {
  it('is no service of its own, as it is rendered', async () => {
    expect(await namesWith(text => text)).toEqual(['notifications']);
  });

  it('is one where a person made it lead to other pods', async () => {
    const edited = await namesWith(text =>
      text.replace(
        /(selector:\n.*name:) notifications/,
        '$1 notifications-next',
      ),
    );

    expect(edited).toEqual(['notifications', 'notifications-headless']);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, checkAll } from './run-checks';
import { readCase } from './testing/case';

const folder = join(__dirname, '..', 'cases');
const cases = readdirSync(folder, { recursive: true })
  .map(String)
  .filter(name => name.endsWith('.yaml'));
const read = (name: string) =>
  readCase(readFileSync(join(folder, name), 'utf8'));

describe('what is found', () => {
  it.each(cases)('on a service of %s is the same, alone and with all', name => {
    const [network, declared] = read(name);
    const all = checkAll(network, declared);

    for (const { namespace, name: of } of network.services) {
      const onIt = all.filter(
        ({ service }) =>
          service?.namespace === namespace && service.name === of,
      );
      expect(check(network, { namespace, name: of }, declared)).toEqual(onIt);
    }
  });

  it('has errors first', () => {
    const severities = checkAll(...read('not-enforced/fires.yaml')).map(
      ({ severity }) => severity,
    );

    expect(severities).toEqual([...severities].sort());
    expect(new Set(severities).size).toBe(2);
  });

  it('names others, for not every reader may see them', () => {
    const [network, declared] = read('half-open/fires.yaml');
    const batch = { namespace: 'ops', name: 'batch' };

    expect(check(network, batch, declared)[0].peers).toEqual([
      { namespace: 'shop', name: 'orders' },
    ]);
  });

  it('says of a service that is not known what could not be read', () => {
    const [network, declared] = read('unreadable-manifest/fires.yaml');
    const unknown = { namespace: 'elsewhere', name: 'unknown' };

    expect(check(network, unknown, declared).map(({ id }) => id)).toEqual([
      'unreadable-manifest',
      'unreadable-manifest',
    ]);
  });
});

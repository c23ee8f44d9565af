import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (...path: string[]) =>
  readFileSync(join(__dirname, ...path), 'utf8');
const kinds = readdirSync(join(__dirname, 'kinds'), { recursive: true })
  .map(file => String(file))
  .filter(file => file.endsWith('.ts'))
  .map(file => file.replace('.ts', ''))
  .filter(kind => kind !== 'container'); // a part of the Deployment

const isDelivery = (kind: string) => /^(argo-cd|flux)\//.test(kind);

describe('the kinds that we write', () => {
  test.each(kinds)('%s is rendered and stands in the README', kind => {
    expect(
      isDelivery(kind)
        ? read('delivery', 'render-delivery.ts')
        : read('render.ts'),
    ).toMatch(new RegExp(`from '\\.\\.?/kinds/${kind}'`));
    expect(read('..', 'README.md')).toContain(`\`${kind}\``);
  });
});

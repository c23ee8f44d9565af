import { FileDiff } from '@callboard/plugin-callboard-common';
import { resourceRows } from './resource-rows';

const object = (kind: string, rest = '') =>
  `kind: ${kind}\nmetadata: {namespace: shop, name: web}\n${rest}`;

const rowsOf = (
  ...files: [path: string, before: string | null, after: string | null][]
) =>
  resourceRows(
    files.map(([path, before, after]): FileDiff => ({ path, before, after })),
  ).map(row => row.join(' | '));

describe('the resources of a change', () => {
  it('are contracts, too', () => {
    expect(
      rowsOf(
        ['services/shop/web/microservice.yaml', 'a: 1', 'a: 2'],
        ['services/shop/web/callers/finance.billing.yaml', null, 'a: 1'],
        ['services/shop/web/notes.txt', null, 'nothing'],
      ),
    ).toEqual([
      'Microservice | shop/web |  | changed',
      'Grant | finance/billing → shop/web |  | new',
    ]);
  });

  it('are told once for all environments in which the same becomes of them', () => {
    const path = (environment: string) =>
      `deploy/${environment}/shop/web/service.yaml`;
    expect(
      rowsOf(
        [path('dev'), null, object('Service')],
        [path('prod'), null, object('Service')],
        [path('test'), object('Service'), null],
      ),
    ).toEqual([
      'Service | shop/web | dev, prod | new',
      'Service | shop/web | test | deleted',
    ]);
  });

  it('are the objects of a file, without those that stay as they are', () => {
    const both = [
      object('NetworkPolicy', 'spec: 1\n'),
      object('Other', 'data: 1\n'),
    ];
    expect(
      rowsOf([
        'deploy/dev/shop/web/callers/a.b.yaml',
        both.join('---\n'),
        ['# edited', both[0], object('Other', 'data: 2\n'), object('New')].join(
          '---\n',
        ),
      ]),
    ).toEqual([
      'Other | shop/web | dev | changed',
      'New | shop/web | dev | new',
    ]);
  });

  it('are named by their file where they cannot be read', () => {
    const path = 'deploy/dev/shop/web/it.yaml';
    expect(rowsOf([path, null, 'a: [1']).join()).toBe(
      `File | ${path} | dev | new`,
    );
    expect(rowsOf([path, null, 'a: &a [*a, *b]']).join()).toBe(
      `File | ${path} | dev | new`,
    );
  });
});

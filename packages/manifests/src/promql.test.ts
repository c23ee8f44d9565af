import { parser } from '@prometheus-io/lezer-promql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { matching } from './promql';

const golden = join(__dirname, '..', 'golden');

/** Every file of that name below the golden cases, parsed. */
function goldens(name: string): any[] {
  return readdirSync(golden, { recursive: true })
    .map(path => join(golden, String(path)))
    .filter(path => path.endsWith(`/${name}.yaml`))
    .map(path => parse(readFileSync(path, 'utf8')));
}

/** The parts of a query by their sort, as Prometheus' own grammar has them; `\u26a0` where it makes no sense of one. */
function partsOf(query: string): string[] {
  const parts: string[] = [];
  parser.parse(query).iterate({ enter: ({ name }) => void parts.push(name) });
  return parts;
}

const alerts = goldens('prometheus-rule').flatMap(({ spec }) =>
  spec.groups.flatMap(({ rules }: any) => rules.map(({ expr }: any) => expr)),
);
const panels = goldens('config-map-dashboard').flatMap(({ data }) =>
  Object.values<string>(data).flatMap(text =>
    JSON.parse(text).panels.flatMap(({ targets }: any) =>
      // Grafana fills its own variable in.
      targets.map(({ expr }: any) => expr.replace('$__rate_interval', '1m')),
    ),
  ),
);

describe('queries', () => {
  it.each([...new Set<string>([...alerts, ...panels])])('%s', query => {
    expect(partsOf(query)).not.toContain('\u26a0');
    expect(partsOf(query)).toContain('VectorSelector');
  });

  it('are there for alerts and for dashboards', () => {
    expect(alerts.length).toBeGreaterThan(3);
    expect(panels.length).toBeGreaterThan(5);
  });

  it.each(['"} or vector(1) #', '\\', '\\"', '\n', '{{', "'"])(
    'hold %j as a value and nothing else',
    value => {
      const query = `up${matching({ namespace: value })}`;
      expect(partsOf(query)).toEqual(partsOf('up{namespace="shop"}'));
    },
  );

  it('that are broken are found out', () => {
    expect(partsOf('sum by (pod (up)')).toContain('\u26a0');
  });
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeptEdit } from './merge/three-way';
import { FilePlan, planFile } from './plan-file';

const merges = join(__dirname, '..', 'merges');

/**
 * A case is a folder: `base.yaml` is what was rendered, `current.yaml` what a person made of it, `wanted.yaml` what is
 * rendered now. `expected.yaml` is what lies there afterwards, `notes.txt` what a reviewer is told, if anything.
 * `UPDATE_GOLDEN=1` writes these two; read the difference before you commit it.
 */
describe('re-running over a person’s edits', () => {
  const cases = readdirSync(merges);

  test.each(cases)('%s', name => {
    const { current, plan } = readCase(name);
    const actual = {
      'expected.yaml': plan.action === 'write' ? plan.text : current,
      'notes.txt': describePlan(plan),
    };

    for (const [file, text] of Object.entries(actual)) {
      const path = join(merges, name, file);
      if (process.env.UPDATE_GOLDEN && (text || existsSync(path)))
        writeFileSync(path, text);
      expect(text).toBe(readText(path) ?? '');
    }
  });

  test.each(cases)('%s: planned again, nothing changes', name => {
    const { wanted, plan, bases } = readCase(name);
    if (plan.action !== 'write') return;

    expect(planFile(wanted, plan.text, bases)).toEqual({ action: 'unchanged' });
  });
});

function readCase(name: string) {
  const read = (file: string) => readText(join(merges, name, file));
  const current = read('current.yaml')!;
  const wanted = { path: 'x.yaml', text: read('wanted.yaml')! };
  const bases = () => read('base.yaml');
  return { current, wanted, bases, plan: planFile(wanted, current, bases) };
}

function describePlan(plan: FilePlan): string {
  if (plan.action === 'unchanged') return 'nothing changes\n';
  return [
    plan.action === 'keep' ? [`the file stays as it is: ${plan.reason}`] : [],
    plan.kept.map(describeKept),
  ]
    .flat()
    .map(line => `${line}\n`)
    .join('');
}

function describeKept({ path, ours, theirs }: KeptEdit): string {
  const show = (value: unknown) =>
    value === undefined ? 'nothing' : JSON.stringify(value);
  return `${path} stays ${show(theirs)}, Callboard would write ${show(ours)}`;
}

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

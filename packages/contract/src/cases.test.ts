import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAccessGrant, parseAccessRevocation } from './access';
import { parseCallers } from './caller';
import { parseGrant } from './grant';
import { parseMicroservice } from './microservice/microservice';
import { parsePlatform } from './platform';
import { readDocument } from './read-document';

const folder = join(__dirname, '..', 'cases');

const parsers: Record<string, (input: unknown) => { ok: boolean }> = {
  microservice: parseMicroservice,
  grant: parseGrant,
  platform: parsePlatform,
  callers: parseCallers,
  'request-of-grant': parseAccessGrant,
  'request-of-revocation': parseAccessRevocation,
};

/**
 * A case is a YAML file named `<parser>.<what>.yaml`. Its leading comments say what the parser answers: one line
 * `# code path: message` for each issue, or `# ok`.
 */
describe('cases of the contract', () => {
  test.each(readdirSync(folder))('%s', name => {
    const text = readFileSync(join(folder, name), 'utf8');
    const expected = text.split('\n').filter(line => line.startsWith('# '));

    expect(answer(name.split('.')[0], text)).toEqual(
      expected.map(line => line.slice(2)),
    );
  });

  it('has a case for every code', () => {
    const source = readFileSync(join(__dirname, 'issue.ts'), 'utf8');
    const codes = [
      ...source.split('export interface')[0].matchAll(/\| '([a-z-]+)'/g),
    ].map(match => match[1]);
    const seen = readdirSync(folder)
      .map(name => readFileSync(join(folder, name), 'utf8'))
      .join('\n');

    expect(codes.length).toBeGreaterThan(20);
    const elsewhere = ['not-editable']; // add-call.test.ts, remove-call.test.ts, edit-grant.test.ts
    expect(
      codes.filter(
        code => !seen.includes(`# ${code} `) && !elsewhere.includes(code),
      ),
    ).toEqual([]);
  });
});

function answer(parser: string, text: string): string[] {
  const document = readDocument(text);
  const parsed = document.ok ? parsers[parser](document.value) : document;
  return 'issues' in parsed
    ? (
        parsed.issues as { code: string; path: string[]; message: string }[]
      ).map(
        ({ code, path, message }) =>
          `${code} ${path.join('.') || '(document)'}: ${message}`,
      )
    : ['ok'];
}

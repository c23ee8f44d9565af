import { readDocument } from '@callboard/contract';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the tests look at in a `template.yaml`. */
export type TemplateFile = {
  spec: {
    parameters: { title: string; required: string[]; properties: object }[];
    steps: { input: Record<string, unknown> }[];
  };
};

/** Reads a template as it is shipped. */
export function readTemplate(name = 'onboard-microservice'): TemplateFile {
  const file = join(__dirname, `../../../../templates/${name}/template.yaml`);
  const document = readDocument(readFileSync(file, 'utf8'));
  if (!document.ok) {
    throw new Error(document.issues[0].message);
  }
  return document.value as TemplateFile;
}

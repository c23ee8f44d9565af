import { readFileSync } from 'node:fs';
import Ajv, { ValidateFunction } from 'ajv';
import { ApiAnswer, ApiRequest } from '../Route';

interface Operation {
  parameters: { name: string; in: string }[];
  body?: object;
  answers: Record<string, { schema?: object; example?: any }>;
}

/** In the cloud, or the oldest GitHub Enterprise Server that GitHub still describes. */
export type GithubKind = 'github' | 'enterprise';

/** What GitHub publishes of its API, as far as we use it (test/forge/github). */
export class GithubDescription {
  private readonly operations: Record<string, Operation>;
  private readonly ajv = new Ajv({
    ...{ strict: false, allErrors: true, validateFormats: false },
    coerceTypes: true,
  });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly kind: GithubKind) {
    const path = require.resolve(`../../../github/${kind}.json`);
    const description = JSON.parse(readFileSync(path, 'utf8'));
    this.operations = description.operations;
    this.ajv.addSchema(description, kind);
  }

  /** What GitHub gives as the example of an answer: all that no rule is about is taken from there. */
  example(operation: string): any {
    const answers = Object.values(this.operations[operation].answers);
    const { example } = answers.find(answer => answer.example)!;
    return structuredClone(example);
  }

  /** What is asked or answered otherwise than described, in words. */
  complaints(
    operation: string,
    request: ApiRequest,
    answer: ApiAnswer,
  ): string[] {
    return [
      ...this.aboutQuery(operation, request.query),
      ...this.aboutBody(operation, request.body),
      ...this.aboutAnswer(operation, answer),
    ].map(complaint => `${operation}: ${complaint}`);
  }

  private aboutQuery(operation: string, query: URLSearchParams): string[] {
    const { parameters } = this.operations[operation];
    return [...query].flatMap(([name, value]) => {
      const index = parameters.findIndex(
        one => one.in === 'query' && one.name === name,
      );
      return index < 0
        ? [`it has no parameter ${name}`]
        : this.differences({ value }, operation, `parameters/${index}/schema`);
    });
  }

  private aboutBody(operation: string, body: unknown): string[] {
    if (body === undefined) return [];
    return this.operations[operation].body
      ? this.differences({ value: body }, operation, 'body')
      : ['it takes no body'];
  }

  /** Of 401, 403 and 404 the description is often silent; everywhere else they look alike. */
  private aboutAnswer(
    operation: string,
    { status, body }: ApiAnswer,
  ): string[] {
    const known = this.operations[operation].answers[status];
    if (body === undefined) return [];
    if (known?.schema) {
      const at = `answers/${status}/schema`;
      return this.differences({ value: body }, operation, at);
    }
    return status >= 400
      ? this.violations({ value: body }, '#/schemas/basic-error')
      : [`it does not answer ${status} with a body`];
  }

  private differences(what: { value: unknown }, operation: string, at: string) {
    const name = operation.replaceAll('~', '~0').replaceAll('/', '~1');
    const pointer = `#/operations/${encodeURIComponent(name)}/${at}`;
    return this.violations(what, pointer);
  }

  private violations(what: { value: unknown }, pointer: string): string[] {
    const validate = this.compiled.get(pointer) ?? this.compile(pointer);
    // It writes numbers over texts that are some.
    validate(structuredClone(what));
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath} ${message} ${JSON.stringify(params)}`,
    );
  }

  private compile(pointer: string): ValidateFunction {
    const validate = this.ajv.compile({
      properties: { value: { $ref: `${this.kind}${pointer}` } },
    });
    this.compiled.set(pointer, validate);
    return validate;
  }
}

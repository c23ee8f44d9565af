import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { Answer, ApiClient } from './ApiClient';
import { Definition } from './definitions';

const SERVED_WITHIN_MS = 30_000;

interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string };
}

/** The questions that our tests put to an API server. */
export class Cluster {
  private readonly resources = new Map<string, any[]>();

  constructor(private readonly api: ApiClient) {}

  /**
   * What the server has against one manifest, warnings too; it keeps nothing.
   * Unknown fields and fields given twice are refused.
   * @param text one YAML or JSON document, sent as it is
   * @returns nothing where it takes the manifest as it is.
   */
  async complaintsAbout(text: string): Promise<string[]> {
    const answer = await this.put(text, '?dryRun=All&fieldValidation=Strict');
    return [
      ...(answer.status < 300 ? [] : [`${answer.body.message ?? answer.body}`]),
      ...answer.warnings,
    ];
  }

  /**
   * Creates an object, or replaces the one of that name.
   * @throws where the server refuses it.
   */
  async apply(text: string): Promise<void> {
    const { status, body } = await this.put(text, '?fieldValidation=Strict');
    if (status >= 300) throw new Error(`${body.message ?? body}`);
  }

  /**
   * What the server keeps of a manifest: creates the object, reads it back, and removes it.
   * @throws where the server refuses it.
   */
  async kept(text: string): Promise<any> {
    await this.apply(text);
    const object: KubernetesObject = parse(text);
    const own = `${await this.pathFor(object)}/${object.metadata.name}`;
    const kept = await this.api.get(own);
    await this.api.send('DELETE', own);
    return kept;
  }

  /** Teaches the server kinds, and waits until it knows them. */
  async define(definitions: Definition[]): Promise<void> {
    for (const it of definitions) await this.apply(JSON.stringify(it));
    for (const it of definitions) await this.served(it);
  }

  private async put(text: string, query: string): Promise<Answer> {
    // A key that stands there twice is for the server to refuse.
    const object: KubernetesObject = parse(text, { uniqueKeys: false });
    const path = await this.pathFor(object);
    if (!path) {
      const what = `${object.apiVersion} ${object.kind}`;
      return {
        status: 404,
        body: `the server knows no ${what}`,
        warnings: [],
      };
    }
    const answer = await this.api.send('POST', path + query, text);
    if (answer.body.reason !== 'AlreadyExists') return answer;
    const own = `${path}/${object.metadata.name}`;
    return this.api.send('PUT', own + query, text);
  }

  /** Where objects of that kind are created; nothing where the server does not know the kind. */
  private async pathFor(object: KubernetesObject): Promise<string | undefined> {
    const { apiVersion, kind, metadata } = object;
    const root = apiVersion.includes('/') ? '/apis' : '/api';
    const group = `${root}/${apiVersion}`;
    const { name, namespaced } = (await this.resourceFor(group, kind)) ?? {};
    if (!name) return undefined;
    return namespaced
      ? `${group}/namespaces/${metadata.namespace}/${name}`
      : `${group}/${name}`;
  }

  private async resourceFor(group: string, kind: string): Promise<any> {
    const isWanted = (it: any) => it.kind === kind && !it.name.includes('/');
    const known = this.resources.get(group)?.find(isWanted);
    if (known) return known;
    const { status, body } = await this.api.send('GET', group);
    if (status !== 200) return undefined;
    this.resources.set(group, body.resources);
    return body.resources.find(isWanted);
  }

  /** A new kind is served a moment after its definition is established, and listed among the others after that. */
  private async served({ spec }: Definition): Promise<void> {
    const { group, names, versions } = spec;
    const latest = Date.now() + SERVED_WITHIN_MS;
    for (const { name, served } of versions) {
      const path = `/apis/${group}/${name}`;
      const isThere = async () =>
        (await this.api.send('GET', `${path}/${names.plural}`)).status ===
          200 && (await this.resourceFor(path, names.kind)) !== undefined;
      while (served && !(await isThere())) {
        if (Date.now() > latest) {
          throw new Error(`${path}/${names.plural} is not served`);
        }
        await pause(50);
      }
    }
  }
}

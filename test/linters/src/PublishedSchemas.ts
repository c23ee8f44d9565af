import { ApiClient } from '@callboard/test-cluster/src/ApiClient';
import { Document } from '@callboard/test-cluster/src/manifest-sets';
import { setTimeout as pause } from 'node:timers/promises';
import { closedSchema } from './closed-schema';
import { File } from './with-folder';

const PUBLISHED_WITHIN_MS = 60_000;

/** Where kubeconform finds the schema of a kind in the folder `schemas`. */
export const schemaPath =
  '{{.Group}}/{{.ResourceAPIVersion}}/{{.ResourceKind}}.json';

/**
 * JSON schemas from the OpenAPI documents of a running API server, as files for kubeconform.
 * @see https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 */
export class PublishedSchemas {
  private readonly files = new Map<string, string>();

  constructor(private readonly api: ApiClient) {}

  /**
   * Reads the schemas of the kinds in some documents. A kind that was defined just now is waited for.
   * @throws where the server publishes none of it
   */
  async read(documents: Document[]): Promise<void> {
    const latest = Date.now() + PUBLISHED_WITHIN_MS;
    for (const { object } of documents) {
      const { apiVersion, kind } = object;
      const path = pathOf(apiVersion, kind);
      while (!this.files.has(path)) {
        const schema = await this.published(apiVersion, kind);
        if (schema) this.files.set(path, JSON.stringify(schema));
        else if (Date.now() < latest) await pause(200);
        else throw new Error(`the server has no schema of ${kind}`);
      }
    }
  }

  /** The files, in the folder `schemas`. */
  all(): File[] {
    return [...this.files].map(([path, text]) => ({
      path: `schemas/${path}`,
      text,
    }));
  }

  private async published(
    apiVersion: string,
    kind: string,
  ): Promise<object | undefined> {
    const root = apiVersion.includes('/') ? 'apis' : 'api';
    const path = `/openapi/v3/${root}/${apiVersion}`;
    const { status, body } = await this.api.send('GET', path);
    return status === 200 ? closedSchema(body, apiVersion, kind) : undefined;
  }
}

/** As `schemaPath` says it: a group that has no name is called as its version. */
function pathOf(apiVersion: string, kind: string): string {
  const [group, version = group] = apiVersion.split('/');
  return `${group}/${version}/${kind.toLowerCase()}.json`;
}

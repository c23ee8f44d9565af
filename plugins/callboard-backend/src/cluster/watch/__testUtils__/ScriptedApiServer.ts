import { ApiServer, ApiServerError } from '../../ApiServer';

type Json = Record<string, any>;

interface Stream {
  resource: string;
  /** It goes on from there, and hears of later versions only. */
  after: number;
  onLine: (line: string) => void;
  end: () => void;
  fail: (error: Error) => void;
}

/** What every API server has. */
const builtIn = {
  ' namespaces': { version: 'v1', kind: 'Namespace' },
  ' pods': { version: 'v1', kind: 'Pod' },
  ' replicationcontrollers': { version: 'v1', kind: 'ReplicationController' },
  ' services': { version: 'v1', kind: 'Service' },
  'apps daemonsets': { version: 'v1', kind: 'DaemonSet' },
  'apps deployments': { version: 'v1', kind: 'Deployment' },
  'apps replicasets': { version: 'v1', kind: 'ReplicaSet' },
  'apps statefulsets': { version: 'v1', kind: 'StatefulSet' },
  'batch cronjobs': { version: 'v1', kind: 'CronJob' },
  'batch jobs': { version: 'v1', kind: 'Job' },
  'discovery.k8s.io endpointslices': { version: 'v1', kind: 'EndpointSlice' },
  'networking.k8s.io ingresses': { version: 'v1', kind: 'Ingress' },
  'networking.k8s.io networkpolicies': { version: 'v1', kind: 'NetworkPolicy' },
};

/** An API server that does as it is told: it has objects, and says what is wrong where a fault is planted. */
export class ScriptedApiServer implements ApiServer {
  /** Every request, in order, without its query. */
  readonly requests: string[] = [];
  /** What it serves, by `<group> <resource>`. */
  readonly kinds: Record<string, { version: string; kind: string }> = {
    ...builtIn,
  };
  /** Its own version. */
  kubernetes = 'v1.36.2';
  /** Its objects, by resource. */
  readonly objects: Record<string, Json[]> = {};
  /** What it answers there, and not what it has, by path. */
  readonly answers: Record<string, unknown> = {};
  /** What is wrong with a request; nothing where it is answered. */
  fault: (path: string) => Error | undefined | Promise<Error> = () => undefined;
  watch?: ApiServer['watch'] = async (path, options) => {
    await this.take(path);
    return this.stream(path, options);
  };

  private readonly streams = new Set<Stream>();
  private version = 100;

  async get(path: string): Promise<unknown> {
    await this.take(path);
    const [plain] = path.split('?');
    if (plain in this.answers) return this.answers[plain];
    if (plain === '/apis') return { groups: this.groups() };
    if (plain === '/version') return { gitVersion: this.kubernetes };
    const [, group, version] =
      /^\/(?:api|apis\/([^/]+))\/([^/]+)$/.exec(plain) ?? [];
    if (version) return { resources: this.resources(group ?? '', version) };
    const items = this.objects[resourceOf(plain)] ?? [];
    return { items, metadata: { resourceVersion: `${this.version}` } };
  }

  /** An object is new, has changed, or is gone. */
  tell(type: string, resource: string, object: Json): void {
    this.version += 1;
    const metadata = { ...object.metadata, resourceVersion: `${this.version}` };
    this.say(resource, { type, object: { ...object, metadata } });
  }

  /** Any line, to those who watch a resource and go on from an earlier version. */
  say(resource: string, line: unknown): void {
    const text = typeof line === 'string' ? line : JSON.stringify(line);
    for (const stream of this.streams) {
      if (stream.resource !== resource || stream.after > this.version) continue;
      try {
        stream.onLine(text);
      } catch (error) {
        stream.fail(error as Error);
      }
    }
  }

  /** It is restored from a snapshot: it counts its versions again from there. */
  setBack(objects: Record<string, Json[]>): void {
    this.version -= 50;
    Object.assign(this.objects, objects);
  }

  breakStreams(error: Error = new ApiServerError('connection reset')): void {
    this.streams.forEach(stream => stream.fail(error));
  }

  endStreams(): void {
    this.streams.forEach(stream => stream.end());
  }

  private stream(
    path: string,
    { signal, onOpen, onLine }: Parameters<NonNullable<ApiServer['watch']>>[1],
  ): Promise<void> {
    const resource = resourceOf(path.split('?')[0]);
    return new Promise<void>((resolve, reject) => {
      const stream: Stream = {
        ...{ resource, onLine, after: versionIn(path) },
        end: () => this.streams.delete(stream) && resolve(),
        fail: error => this.streams.delete(stream) && reject(error),
      };
      this.streams.add(stream);
      signal.addEventListener('abort', () => stream.end());
      onOpen?.();
      if (path.includes('sendInitialEvents')) this.sendInitial(stream);
    });
  }

  private sendInitial({ resource, onLine }: Stream): void {
    for (const object of this.objects[resource] ?? []) {
      onLine(JSON.stringify({ type: 'ADDED', object }));
    }
    const metadata = {
      resourceVersion: `${this.version}`,
      annotations: { 'k8s.io/initial-events-end': 'true' },
    };
    onLine(JSON.stringify({ type: 'BOOKMARK', object: { metadata } }));
  }

  private async take(path: string): Promise<void> {
    const kind = /watch=1/.test(path) ? 'watch' : 'get';
    this.requests.push(`${kind} ${path.split('?')[0]}`);
    const fault = await this.fault(path);
    if (fault) throw fault;
  }

  private groups(): Json[] {
    const names = Object.keys(this.kinds).map(key => key.split(' ')[0]);
    return [...new Set(names)].filter(Boolean).map(name => {
      const versions = Object.entries(this.kinds)
        .filter(([key]) => key.startsWith(`${name} `))
        .map(([, { version }]) => ({ version }));
      return { name, versions, preferredVersion: versions[0] };
    });
  }

  private resources(group: string, version: string): Json[] {
    return Object.entries(this.kinds)
      .map(([key, kind]) => ({ key: key.split(' '), ...kind }))
      .filter(one => one.key[0] === group && one.version === version)
      .map(({ key: [, name], kind }) => ({
        ...{ name, kind, namespaced: true },
        verbs: ['get', 'list', 'watch'],
      }));
  }
}

/** 0 where a watch begins with what there is. */
function versionIn(path: string): number {
  const query = new URLSearchParams(path.split('?')[1]);
  return Number(query.get('resourceVersion') ?? 0);
}

function resourceOf(path: string): string {
  return path.split('/').pop() ?? '';
}

import { ServiceName } from '@callboard/plugin-callboard-common';
import { onceEach } from '../kept/once-each';
import { refOf, RepositoryState } from '../repository/state';
import { Scene } from './scene';
import { ServiceEntity } from './service-entities-in';

/** Who calls whom, as somebody says, by `<namespace>/<name>`. */
class Said {
  readonly callers = new Map<string, Set<string>>();
  readonly calls = new Map<string, Set<string>>();

  add(caller: string, called: string): void {
    put(this.callers, called, caller);
    put(this.calls, caller, called);
  }
}

const byContracts = onceEach(({ microservices }: RepositoryState) => {
  const said = new Said();
  for (const [caller, { spec }] of microservices) {
    for (const { namespace, service } of Object.values(spec.calls ?? {})) {
      said.add(caller, refOf({ namespace, name: service }));
    }
  }
  return said;
});

/** An entity that depends on another, or consumes an API that it provides. */
const byCatalog = onceEach((entities: Map<string, ServiceEntity>) => {
  const standing = new Map<string, Set<string>>();
  const providing = new Map<string, Set<string>>();
  for (const [ref, { entityRef, provides }] of entities) {
    put(standing, entityRef, ref);
    provides.forEach(api => put(providing, api, ref));
  }
  const said = new Said();
  for (const [ref, { entityRef, dependsOn, consumes }] of entities) {
    const called = [
      ...dependsOn.flatMap(one => [...(standing.get(one) ?? [])]),
      ...consumes.flatMap(api => [...(providing.get(api) ?? [])]),
    ];
    for (const one of called) {
      if (entities.get(one)?.entityRef !== entityRef) said.add(ref, one);
    }
  }
  return said;
});

/** Who is said to call a service, by whomever. */
export function callersSaid(scene: Scene, service: ServiceName): Set<string> {
  return inEither(scene, ({ callers }) => callers.get(refOf(service)));
}

/** Whom a service is said to call, by whomever. */
export function callsSaid(scene: Scene, service: ServiceName): Set<string> {
  return inEither(scene, ({ calls }) => calls.get(refOf(service)));
}

/** Whom the relations of an entity say that it calls. */
export function callsInCatalog(
  entities: Map<string, ServiceEntity>,
  ref: string,
): Set<string> {
  return byCatalog(entities).calls.get(ref) ?? new Set();
}

function inEither(
  { state, entities }: Scene,
  pick: (said: Said) => Set<string> | undefined,
): Set<string> {
  const all = [byContracts(state), byCatalog(entities)];
  return new Set(all.flatMap(said => [...(pick(said) ?? [])]));
}

function put(all: Map<string, Set<string>>, key: string, one: string): void {
  const known = all.get(key) ?? new Set();
  all.set(key, known.add(one));
}

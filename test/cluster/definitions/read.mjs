import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

/**
 * The custom resource definitions of a project's kinds, in their order.
 * @param {import('./projects.mjs').Project} project
 * @param {(module: string, file: string) => string} pathOf where a file of a module lies on this machine
 * @returns {any[]} objects
 * @throws where a kind is not served in its version
 */
export function readDefinitions(project, pathOf) {
  const { sources, kinds, complete = it => it } = project;
  const crds = complete(
    sources.flatMap(({ module, files }) =>
      files.flatMap(file => documentsIn(pathOf(module, file))),
    ),
  );
  return kinds.map(kind => {
    const found = crds.find(crd => namesOf(crd).includes(kind));
    if (!found) throw new Error(`no definition of ${kind} is served`);
    return found;
  });
}

const documentsIn = path =>
  parseAllDocuments(readFileSync(path, 'utf8')).map(it => it.toJS());

/** What objects of the kind may be written as, e.g. `cilium.io/v2/CiliumNetworkPolicy`. */
const namesOf = ({ spec: { group, names, versions } }) =>
  versions
    .filter(({ served }) => served)
    .map(({ name }) => `${group}/${name}/${names.kind}`);

import { basename, join } from 'node:path';
import { projects } from './projects.mjs';
import { readDefinitions } from './read.mjs';

/**
 * `node test/cluster/definitions/print.mjs <folder> <kind>…`: the custom resource definitions of these kinds, as JSON.
 * The folder is the one that obtain.mjs names, a kind is `<apiVersion>/<kind>`; Kubernetes' own have no definition.
 */
const [folder, ...wanted] = process.argv.slice(2);
const definitions = projects
  .map(project => ({
    ...project,
    kinds: project.kinds.filter(kind => wanted.includes(kind)),
  }))
  .filter(({ kinds }) => kinds.length > 0)
  .flatMap(project =>
    readDefinitions(project, (_module, file) => join(folder, basename(file))),
  );
process.stdout.write(JSON.stringify(definitions));

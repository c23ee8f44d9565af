import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The Go module that pins what we take from Kubernetes: folder, and the module that is taken. */
export const controlPlane = {
  folder: join(here, 'control-plane'),
  module: 'k8s.io/kubernetes',
};

/** The folder that pins the modules with custom resource definitions, and says which of them we take. */
export const definitionsFolder = join(here, 'definitions');

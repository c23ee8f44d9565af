import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The Go modules that pin what we take from Kubernetes and Istio: folder, and the module that is taken. */
export const controlPlane = {
  folder: join(here, 'control-plane'),
  module: 'k8s.io/kubernetes',
};
export const istioApi = {
  folder: join(here, 'istio-api'),
  module: 'istio.io/api',
};

/** Where the definitions of Istio's kinds stand in its module. */
export const istioCrdsFile = 'kubernetes/customresourcedefinitions.gen.yaml';

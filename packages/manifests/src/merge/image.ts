import { fieldOf, isMapValue, Json, JsonMap } from './value';

/** The rendered object with the application container's image of another rendering: CI changes that, we do not. */
export function withImageOfObject(other: Json, rendered: Json): Json {
  const image = fieldOf(applicationContainer(other), 'image');
  const container = applicationContainer(rendered);
  if (image === undefined || !container) return rendered;
  const copy = structuredClone(rendered);
  applicationContainer(copy)!.image = image;
  return copy;
}

/** The container that is named like its Deployment. */
function applicationContainer(object: Json): JsonMap | undefined {
  if (fieldOf(object, 'kind') !== 'Deployment') return undefined;
  const name = fieldOf(fieldOf(object, 'metadata'), 'name');
  const containers = ['spec', 'template', 'spec', 'containers'].reduce<
    Json | undefined
  >(fieldOf, object);
  return Array.isArray(containers)
    ? containers.filter(isMapValue).find(item => item.name === name)
    : undefined;
}

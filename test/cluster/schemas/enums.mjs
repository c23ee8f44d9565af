const PROPERTY = /^\t{5}"([^"]+)": \{$/;
const ENUM = /^(\t+)Enum: +\[\]interface\{\}\{(.*)\},$/;
/** An enum that stands deeper belongs to the items of a list. */
const DEPTH_OF_A_PROPERTY = 7;

/**
 * The values that the fields of a type may have, read from the Go code that a running server makes its OpenAPI from.
 * The OpenAPI files in the module of Kubernetes leave them out.
 * @param {string} generatedGo
 * @param {string} typeName e.g. `io.k8s.api.core.v1.ContainerPort`
 * @returns {{ property: string, values: string[], ofItems: boolean }[]}
 */
export function enumsOf(generatedGo, typeName) {
  const name = typeName
    .replace('io.k8s.apimachinery.', '')
    .replace('io.k8s', 'k8sio')
    .replaceAll('.', '_');
  const start = generatedGo.indexOf(`func schema_${name}(`);
  if (start < 0) throw new Error(`${typeName} is not in the generated code`);
  const body = generatedGo.slice(start, generatedGo.indexOf('\n}\n', start));
  const found = [];
  let property;
  for (const line of body.split('\n')) {
    property = PROPERTY.exec(line)?.[1] ?? property;
    const [, indent, list] = ENUM.exec(line) ?? [];
    if (list === undefined) continue;
    found.push({
      property,
      values: JSON.parse(`[${list}]`),
      ofItems: indent.length > DEPTH_OF_A_PROPERTY,
    });
  }
  return found;
}

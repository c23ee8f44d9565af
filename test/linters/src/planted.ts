import {
  ManifestSet,
  readGoldenCases,
} from '@callboard/test-cluster/src/manifest-sets';
import { parse } from 'yaml';

/**
 * The golden case with everything in Istio, and one mistake in it.
 * @param kind of the first manifest that is changed
 * @throws where the case has no such kind
 */
export function planted(
  kind: string,
  change: (object: any) => void,
): ManifestSet {
  const set = everythingInIstio();
  const index = set.documents.findIndex(({ object }) => object.kind === kind);
  if (index < 0) throw new Error(`${set.name} has no ${kind}`);
  const object = parse(set.documents[index].text);
  change(object);
  return {
    ...set,
    documents: set.documents.map((document, at) =>
      at === index
        ? { ...document, object, text: JSON.stringify(object) }
        : document,
    ),
  };
}

function everythingInIstio(): ManifestSet {
  return readGoldenCases().find(
    ({ name }) => name === 'everything-in-istio, prod',
  )!;
}

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

/** The same golden case, and one manifest more. */
export function withAnother(object: any): ManifestSet {
  const set = everythingInIstio();
  const text = JSON.stringify(object);
  const another = { path: 'another.yaml', object, text };
  return { ...set, documents: [...set.documents, another] };
}

function everythingInIstio(): ManifestSet {
  return readGoldenCases().find(
    ({ name }) => name === 'everything-in-istio, prod',
  )!;
}

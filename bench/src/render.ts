/* eslint-disable @backstage/no-forbidden-package-imports -- where the time goes is about the inside of the renderer */
import { Manifest, render, validateManifest } from '@callboard/manifests';
import { contentHash } from '@callboard/manifests/src/content-hash';
import { toYaml } from '@callboard/manifests/src/to-yaml';
import { parseAllDocuments } from 'yaml';
import { inputsOf } from './large-shop';
import { printWithCdk8s } from './render/cdk8s';
import { kustomizeMilliseconds } from './render/kustomize';

const size = { namespaces: 10, servicesEach: 50 };
const rounds = 3;

/**
 * Claim: services are rendered, validated and printed faster than Kustomize builds the same objects, and beside cdk8s, which
 * validates nothing.
 */
export async function renderBeside(): Promise<
  Record<string, Record<string, number>>
> {
  const rows: Record<string, Record<string, number>> = {};
  for (const mesh of ['none', 'istio-sidecar'] as const) {
    const inputs = inputsOf({ ...size, mesh });
    const files = inputs.map(filesOf);
    const objects = files.map(manifestsOf);
    const ours = fastest(() => inputs.forEach(filesOf));
    const cdk8s = fastest(() => printWithCdk8s(objects));
    const kustomize = await kustomizeMilliseconds(files);
    rows[mesh] = {
      services: inputs.length,
      objects: objects.flat().length,
      'Callboard, services/s': perSecond(inputs.length, ours),
      'cdk8s, services/s': perSecond(inputs.length, cdk8s),
      'cdk8s, times as long': cdk8s / ours,
      ...(kustomize && {
        'kustomize, services/s': perSecond(inputs.length, kustomize),
        'kustomize, times as long': kustomize / ours,
      }),
    };
  }
  return rows;
}

/** Where the time of rendering goes, in ms for each 1,000 services. */
export function renderParts(): Record<string, number> {
  const inputs = inputsOf({ ...size, mesh: 'istio-sidecar' });
  const files = inputs.map(filesOf);
  const manifests = files.map(manifestsOf).flat();
  const whole = fastest(() => inputs.forEach(filesOf));
  const validated = fastest(() =>
    manifests.forEach(it => validateManifest(it)),
  );
  const printed = fastest(() => manifests.forEach(it => toYaml(it)));
  const hashed = fastest(() => files.flat().forEach(contentHash));
  const each = (milliseconds: number) => (milliseconds / inputs.length) * 1_000;
  return {
    whole: each(whole),
    'validated against the schemas': each(validated),
    'printed as YAML': each(printed),
    hashed: each(hashed),
    'everything else': each(whole - validated - printed - hashed),
  };
}

function filesOf(input: ReturnType<typeof inputsOf>[number]): string[] {
  const rendering = render(input);
  if (!rendering.ok) throw new Error(JSON.stringify(rendering.issues));
  return rendering.files.map(({ text }) => text);
}

function manifestsOf(texts: string[]): Manifest[] {
  return texts.flatMap(text =>
    [...parseAllDocuments(text)].map(it => it.toJS() as Manifest),
  );
}

function perSecond(services: number, milliseconds: number): number {
  return (services / milliseconds) * 1_000;
}

/** The first time is the longest: what is measured is how fast it is once the engine is warm. */
function fastest(work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

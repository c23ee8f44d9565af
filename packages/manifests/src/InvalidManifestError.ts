import { Manifest } from './manifest';
import { ManifestIssue, validateManifest } from './validate-manifest';

/**
 * What was rendered is no manifest that a cluster accepts: a defect of the renderer, not of its input. Nothing of it
 * may be written.
 * @public
 */
export class InvalidManifestError extends Error {
  readonly code = 'manifest-invalid';

  constructor(manifest: Manifest, readonly issues: ManifestIssue[]) {
    super(
      `the rendered ${manifest.kind} ${
        manifest.metadata.name
      } is invalid: ${issues.map(({ message }) => message).join('; ')}`,
    );
    this.name = 'InvalidManifestError';
  }
}

/** The manifest itself, held against the schema of its kind. @throws InvalidManifestError */
export function validated(manifest: Manifest): Manifest {
  const issues = validateManifest(manifest);
  if (issues.length) throw new InvalidManifestError(manifest, issues);
  return manifest;
}

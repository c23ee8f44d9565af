import { askGoProgram } from '../go-program';

/**
 * How long np-guard's netpol-analyzer takes for the whole matrix, in milliseconds: its process and its reading of files are
 * not counted. Nothing where there is no Go to build it.
 * @see https://github.com/np-guard/netpol-analyzer
 */
export async function netpolAnalyzer(
  manifests: object[],
): Promise<number | undefined> {
  const list = { apiVersion: 'v1', kind: 'List', items: manifests };
  return (await askGoProgram('netpol-analyzer', list))?.milliseconds;
}

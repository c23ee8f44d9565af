import axe from 'axe-core';

/**
 * What axe finds wrong with what is shown, as `rule: element`. Contrast and the likeness of names and labels take a real
 * browser, and the landmarks are those of the page around it.
 */
export async function violationsOf(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: {
      'color-contrast': { enabled: false },
      'label-content-name-mismatch': { enabled: false },
      region: { enabled: false },
    },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html}`),
  );
}

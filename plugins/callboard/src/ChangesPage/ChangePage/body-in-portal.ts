/** What the page shows itself where it knows the effect of a change: sections of the body, each a heading and a list. */
const shownWithEffect = ['Connectivity', 'Who must approve'];

/** The last section of a body: the files, which the page shows as differences. */
const files = '\n\n### Rendered files\n';

/**
 * The body of a change without what stands beside it on the page; whatever else somebody wrote there stays.
 * `hasEffect`: the page shows who gains and who loses access.
 */
export function bodyInPortal(body: string, hasEffect: boolean): string {
  const [withoutFiles] = body.split(files);
  return hasEffect ? besideEffect(withoutFiles) : withoutFiles;
}

function besideEffect(body: string): string {
  const isShown = (paragraph: string | undefined) =>
    shownWithEffect.some(title => paragraph === `### ${title}`);
  return body
    .split('\n\n')
    .filter((paragraph, index, all) => {
      const isListOfShown =
        paragraph.startsWith('- ') && isShown(all[index - 1]);
      return !isShown(paragraph) && !isListOfShown;
    })
    .join('\n\n');
}

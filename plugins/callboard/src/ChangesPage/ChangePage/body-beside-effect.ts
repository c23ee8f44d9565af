/** What the page shows itself where it knows the effect of a change: sections of the body, each a heading and a list. */
const shownByPage = ['Connectivity', 'Who must approve', 'Files'];

/** The body of a change without what stands beside it; whatever else somebody wrote there stays. */
export function bodyBesideEffect(body: string): string {
  const isShown = (paragraph: string | undefined) =>
    shownByPage.some(title => paragraph === `### ${title}`);
  return body
    .split('\n\n')
    .filter((paragraph, index, all) => {
      const isListOfShown =
        paragraph.startsWith('- ') && isShown(all[index - 1]);
      return !isShown(paragraph) && !isListOfShown;
    })
    .join('\n\n');
}

import { MarkdownContent } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Alert, Flex, Text } from '@backstage/ui';
import { ChangeDetail } from '@callboard/plugin-callboard-common';
import { formatAge } from '../../format-age';
import { ChangeState } from '../ChangeState';

/** What a change says of itself, who asked for it and when. */
export const ChangeSummary = ({ change }: { change: ChangeDetail }) => (
  <Flex direction="column" gap="3">
    <Text as="h1" variant="title-medium" weight="bold">
      {change.title}
    </Text>
    <Flex gap="4" align="center">
      <ChangeState state={change.state} />
      <Text color="secondary" title={change.openedAt}>
        opened {formatAge(change.openedAt)} by{' '}
        <EntityRefLink entityRef={change.requestedBy} defaultKind="user" />
      </Text>
      <Text color="secondary">
        {change.repository}, branch {change.branch}
      </Text>
    </Flex>
    <MarkdownContent
      content={withoutHtml(change.body)}
      dialect="gfm"
      transformImageUri={() => ''}
    />
    {change.conflicts.length > 0 && (
      <Alert
        status="danger"
        icon
        title="The base branch changed the same files since"
        description={
          <>
            {change.conflicts.map(path => (
              <div key={path}>{path}</div>
            ))}
            <div>
              Close this change and send the form again: it then starts from
              what is there now.
            </div>
          </>
        }
      />
    )}
  </Flex>
);

/** Markdown only: a tag in the body is text, and no image is fetched from anywhere. */
function withoutHtml(markdown: string): string {
  return markdown.replace(/<(?=[a-z/!?])/gi, '&lt;');
}

import { Alert, Button, Flex, Text } from '@backstage/ui';
import {
  callboardLocalMergePermission,
  ChangeDetail,
} from '@callboard/plugin-callboard-common';
import { Failure } from '../../failure';
import { EndOfChange } from './EndOfChange';
import { ChangeInHand } from './use-change';

/** Merge and Close, why they cannot be pressed, and what came of pressing them. */
export const ChangeActions = (
  props: ChangeInHand & { change: ChangeDetail },
) => {
  const { change, end, isEnding, endFailure } = props;
  const isEnded = change.state === 'merged' || change.state === 'closed';
  return (
    <Flex direction="column" gap="3">
      {!isEnded && (
        <Flex gap="3" align="center">
          <Button
            variant="primary"
            isDisabled={change.state === 'conflict' || Boolean(isEnding)}
            isPending={isEnding === 'merge'}
            onPress={() => end('merge')}
          >
            Merge
          </Button>
          <Button
            variant="secondary"
            isDisabled={Boolean(isEnding)}
            isPending={isEnding === 'close'}
            onPress={() => end('close')}
          >
            Close without merging
          </Button>
          {change.state === 'conflict' && (
            <Text color="secondary">
              It cannot be merged: it conflicts with the base branch.
            </Text>
          )}
        </Flex>
      )}
      <div aria-live="polite">
        <EndOfChange change={change} />
        {endFailure && !isEnding && (
          <Alert
            status="danger"
            icon
            title="That did not work"
            description={remedy(endFailure)}
          />
        )}
      </div>
    </Flex>
  );
};

function remedy(failure: Failure): string {
  switch (failure.kind) {
    case 'denied':
      return `It takes the permission ${callboardLocalMergePermission.name}: ask the team that runs this portal.`;
    case 'conflict':
      return `${failure.message}. Reload the page to see what the change conflicts with.`;
    default:
      return `${failure.message}. Nothing was changed: try again.`;
  }
}

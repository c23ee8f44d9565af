import { Alert } from '@backstage/ui';
import { Source } from '@callboard/plugin-callboard-common';

/** Says that the answer is partial, and what is missing from it. */
export const SourceProblems = ({
  problems,
}: {
  problems: Source['problems'];
}) =>
  problems.length ? (
    <Alert
      status="warning"
      icon
      title={
        problems.length === 1
          ? 'Partial: one file could not be read'
          : `Partial: ${problems.length} files could not be read`
      }
      description={
        <>
          {problems.map(({ path, line, message }) => (
            <div key={`${path}:${line}`}>
              {path}
              {line ? `:${line}` : ''}: {message}
            </div>
          ))}
          <div>What they say is missing here.</div>
        </>
      }
    />
  ) : null;

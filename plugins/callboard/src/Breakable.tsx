import { Fragment } from 'react';

/** A name or path that may break after its dots and slashes, and nowhere in a word. */
export const Breakable = ({ text }: { text: string }) => (
  <>
    {text.split(/(?<=[./])/).map((part, index) => (
      <Fragment key={index}>
        {part}
        <wbr />
      </Fragment>
    ))}
  </>
);

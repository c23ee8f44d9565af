import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Flex,
  Text,
} from '@backstage/ui';
import { Address } from '@callboard/plugin-callboard-common';
import { Snippet } from '../Snippet';
import { CallingExample } from './calling-example';
import { callingExamples } from './calling-examples';

/** Commands and texts to copy, folded away until someone asks. */
export const HowToCall = ({ address }: { address: Address }) => {
  const examples = callingExamples(address);
  return examples.length ? (
    <Accordion>
      <AccordionTrigger title="How to call it" />
      <AccordionPanel>
        <Flex direction="column" gap="4">
          {examples.map(example => (
            <Example key={example.title} {...example} />
          ))}
        </Flex>
      </AccordionPanel>
    </Accordion>
  ) : null;
};

function Example({ title, text, note }: CallingExample) {
  return (
    <Flex direction="column" gap="1">
      <Text as="h4" variant="body-small" weight="bold">
        {title}
      </Text>
      <Snippet text={text} what={title} />
      {note && (
        <Text variant="body-small" color="secondary">
          {note}
        </Text>
      )}
    </Flex>
  );
}

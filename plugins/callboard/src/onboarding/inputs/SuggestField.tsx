import { Combobox } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { FieldIssue } from '../use-step';

type Suggestion = { value: string; description?: string };

/** A text with suggestions; free text is accepted, since the data may be missing something. */
export const SuggestField = (props: {
  label: string;
  value: string | undefined;
  onChange: (text: string) => void;
  suggestions: Suggestion[];
  issue: FieldIssue;
  description?: string;
  placeholder?: string;
  isRequired?: boolean;
}) => {
  const { issue, value = '', suggestions, onChange, ...field } = props;
  const [left, setLeft] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [generation, setGeneration] = useState(0);

  // Typing and leaving at once opens the list behind one's back, where it would hide the rest of the page from
  // screen readers: a combobox of its own cannot be closed, a new one is.
  useEffect(() => {
    if (isOpen && !isFocused) {
      setOpen(false);
      setGeneration(previous => previous + 1);
    }
  }, [isOpen, isFocused]);

  const message = left || issue.isDue ? issue.message : undefined;
  return (
    <Combobox
      {...field}
      key={generation}
      allowsCustomValue
      onOpenChange={setOpen}
      // Typing opens the list, but never for a field that was left already.
      menuTrigger={isFocused ? 'input' : 'manual'}
      options={fitting(suggestions, value).map(option => ({
        id: option.value,
        label: option.value,
        description: option.description,
      }))}
      search={{
        inputValue: value,
        onInputChange: text => text !== value && onChange(text),
        filter: () => true,
      }}
      onChange={key => key !== null && onChange(String(key))}
      onFocusChange={focused => {
        setFocused(focused);
        setLeft(left || !focused);
      }}
      validationBehavior="aria"
      validate={() => message ?? null}
    />
  );
};

/**
 * The suggestions that hold the text; all of them where the text is one, so that another can be chosen.
 * Filtered here: the combobox's own filter leaves arrow down without effect once the first option is filtered out.
 */
function fitting(suggestions: Suggestion[], text: string): Suggestion[] {
  return suggestions.some(({ value }) => value === text)
    ? suggestions
    : suggestions.filter(({ value }) =>
        value.toLowerCase().includes(text.toLowerCase()),
      );
}

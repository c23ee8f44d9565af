/** The answer to a question, found when it is first asked. */
export function once<Answer>(
  ask: (question: string) => Answer,
): (question: string) => Answer {
  return remembering(new Map<string, Answer>(), ask);
}

/** The same for questions about things, whose answers go with them. */
export function onceEach<Thing extends object, Answer>(
  ask: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  return remembering(new WeakMap<Thing, Answer>(), ask);
}

function remembering<Question, Answer>(
  answers: {
    get(question: Question): Answer | undefined;
    set(question: Question, answer: Answer): unknown;
  },
  ask: (question: Question) => Answer,
): (question: Question) => Answer {
  return question => {
    const known = answers.get(question);
    if (known !== undefined) return known;
    const answer = ask(question);
    answers.set(question, answer);
    return answer;
  };
}

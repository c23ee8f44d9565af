/** The answer to a question about a thing that nobody changes, found when it is first asked; it goes with the thing. */
export function onceEach<Thing extends object, Answer extends object>(
  ask: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  const answers = new WeakMap<Thing, Answer>();
  return thing => {
    const known = answers.get(thing);
    if (known) return known;
    const answer = ask(thing);
    answers.set(thing, answer);
    return answer;
  };
}

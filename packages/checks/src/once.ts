/** The answer to a question, found once. What comes with the question is always the same. */
export function once<Question, Context extends unknown[], Answer>(
  ask: (question: Question, ...context: Context) => Answer,
): typeof ask {
  const answers = new Map<Question, Answer>();
  return (question, ...context) => {
    const answer = answers.get(question) ?? ask(question, ...context);
    answers.set(question, answer);
    return answer;
  };
}

interface AnswerWordsProps {
  readonly correct: boolean;
  /** The right option. */
  readonly right: string;
  readonly explanation: string;
}

/** What is said once a question has been answered. */
export const AnswerWords = ({ correct, right, explanation }: AnswerWordsProps) => (
  <p>
    <strong>{correct ? "Yes." : `It is “${right}”.`}</strong> {explanation}
  </p>
);

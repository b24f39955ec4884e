import type { Migration } from "./migration";

/** What is done with the questions of a quiz while it is open: answers that are given for good, and how often each was heard. */
export const quizAnswers: Migration = {
  name: "0003-quiz-answers",
  statements: () => [
    `create table quiz_answers (
      variant_id text not null references variants (id) on delete cascade,
      question integer not null check (question >= 0),
      plays integer not null check (plays >= 0),
      choice_index integer check (choice_index is null or choice_index >= 0),
      answered_at bigint,
      primary key (variant_id, question),
      check ((choice_index is null) = (answered_at is null))
    )`,
  ],
};

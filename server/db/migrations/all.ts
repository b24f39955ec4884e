import { classroom } from "./0001-classroom";
import { progressTransfers } from "./0002-progress-transfers";
import { quizAnswers } from "./0003-quiz-answers";
import { marking } from "./0005-marking";
import { rosterAsWritten } from "./0006-roster-as-written";
import type { Migration } from "./migration";

/** In the order in which they run. */
export const MIGRATIONS: readonly Migration[] = [
  classroom,
  progressTransfers,
  quizAnswers,
  marking,
  rosterAsWritten,
];

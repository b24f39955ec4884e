import Link from "next/link";
import { QuizFacts } from "../quiz/quiz-facts";
import { AssignmentFacts } from "./assignment-facts";
import type { HandedIn } from "./class-work";
import type { DueItem } from "./due-work";
import { LessonWork } from "./lesson-work";
import type { HandedOut } from "./shown-variant";
import { type QuizOrExercise, StudentWork } from "./student-work";
import { timeWords } from "./time-words";
import styles from "./work.module.css";

/** What the server says about an assignment to its student. */
export interface StudentPage {
  readonly assignment: DueItem & { readonly terms: { readonly timeLimitMs: number | null } };
  readonly content: { readonly kind: "lesson"; readonly slug: string } | QuizOrExercise | null;
  readonly credit: readonly { readonly withinMs: number | null; readonly credit01: number }[];
  readonly work: HandedOut | null;
  readonly isOpen: boolean;
  readonly handIns: readonly (HandedIn & { readonly variantId: string })[];
}

/** An assignment as its student sees it: what counts, the work itself, and what was handed in before. */
export function StudentAssignment({
  ownerId,
  page,
}: {
  readonly ownerId: string;
  readonly page: StudentPage;
}) {
  const { assignment, content, handIns, credit } = page;
  const { title, className, timeZone, terms, maxPoints, standing } = assignment;
  return (
    <>
      <p className={styles.soft}>
        <Link href="/classroom" prefetch={false}>
          Classroom
        </Link>{" "}
        · {className}
      </p>
      <h1>{title}</h1>
      <AssignmentFacts {...terms} {...{ timeZone, maxPoints, credit }} />
      {standing.feedback !== null && (
        <section className={styles.panel} aria-label="Feedback">
          <h2>From your instructor</h2>
          <p>{standing.feedback}</p>
        </section>
      )}
      {content?.kind === "quiz" && <QuizFacts content={content} />}
      <Work ownerId={ownerId} page={page} />
      {handIns.length > 0 && <EarlierWork handIns={handIns} timeZone={timeZone} />}
    </>
  );
}

function Work({ ownerId, page }: { readonly ownerId: string; readonly page: StudentPage }) {
  const { assignment, content, work, isOpen, handIns } = page;
  const { maxAttempts } = assignment.terms;
  const mayBegin = assignment.phase === "open" || assignment.phase === "late";
  if (content?.kind === "lesson") {
    const handedIn = handIns.at(-1) ?? null;
    return <LessonWork {...{ ownerId, assignment, handedIn, mayBegin }} slug={content.slug} />;
  }
  if (content === null) return <p>This kind of assignment is done on another page.</p>;
  return (
    <StudentWork
      {...{ ownerId, assignment, work, isOpen, handIns, mayBegin }}
      content={content}
      attemptsLeft={maxAttempts === null ? null : Math.max(0, maxAttempts - assignment.attemptsUsed)}
    />
  );
}

interface EarlierWorkProps {
  readonly handIns: readonly HandedIn[];
  readonly timeZone: string;
}

function EarlierWork({ handIns, timeZone }: EarlierWorkProps) {
  return (
    <section>
      <h2>What you handed in</h2>
      <ol className={styles.list}>
        {handIns.map(({ id, standing }) => (
          <li key={id} className={styles.item}>
            <Link href={`/classroom/submissions/${id}`} prefetch={false}>
              {standing === null ? "Work" : timeWords(standing.receipt.receivedAt, timeZone)}
            </Link>
            <p className={styles.soft}>
              {standing?.receipt.isLate === true && "late · "}
              {standing?.state === "graded"
                ? `${Math.round(standing.points * 10) / 10} of ${standing.maxPoints} points`
                : "no result yet"}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

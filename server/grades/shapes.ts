import type { Session } from "@/audio-engine/session/schema";
import type { JudgedQuestion, QuizPart } from "@/learning/drills/quiz-public";
import type { ExercisePublicPart, ExerciseResult } from "@/learning/exercises/public";

/** What pages get of grades: plain data, and nothing that a page must not know. */

/** Where a student stands with an assignment. "open": nothing has come, and it is not due. */
export type CellStatus = "open" | "missing" | "handed-in" | "graded" | "excused";

/** One student's place in one assignment; what is not so is left out, for there are many. */
export interface GradebookCell {
  readonly status: CellStatus;
  readonly points?: number;
  readonly isLate?: true;
  /** A person's points stand in the place of the program's. */
  readonly isOverridden?: true;
  /** The student asks for a second look, and nobody has answered. */
  readonly isAppealed?: true;
}

export interface GradebookAssignment {
  readonly id: string;
  readonly title: string;
  readonly maxPoints: number;
}

export interface GradebookStudent {
  readonly id: string;
  readonly name: string;
  /** In the order of the assignments. */
  readonly cells: readonly GradebookCell[];
  /** Points so far, and how many could have been had: of what is graded or missing. */
  readonly earned: number;
  readonly possible: number;
}

export interface Gradebook {
  readonly classId: string;
  readonly className: string;
  readonly assignments: readonly GradebookAssignment[];
  readonly students: readonly GradebookStudent[];
  /** Whether the viewer may set points by hand. */
  readonly canOverride: boolean;
}

/** A sound that is fetched by its hash from the variant's own address. */
export interface VariantSound {
  readonly pcmSha256: string;
  readonly frames: number;
}

/** What was handed out, as the widget that made the work needs it. */
export interface OpenedVariant {
  readonly exercise: ExercisePublicPart;
  readonly reference: VariantSound | null;
  readonly heard: VariantSound | null;
}

export interface Remark {
  readonly id: string;
  readonly text: string;
  readonly atFrame: number | null;
  /** Address of a control, `goal:<id>`, `points`, or null: about the whole. */
  readonly control: string | null;
  readonly author: string;
  readonly isStudents: boolean;
  /** Written by who reads it here: theirs to change. */
  readonly isOwn: boolean;
  readonly createdAt: number;
  readonly editedAt: number | null;
}

/** How somebody who marks would have done it. */
export interface CounterVersion {
  readonly session: Session;
  readonly author: string;
  readonly madeAt: number;
}

export interface Criterion {
  readonly id: string;
  readonly title: string;
  readonly maxPoints: number;
  /** In words, from no points on: one for each. */
  readonly levels: readonly string[];
}

export interface RubricSheet {
  readonly title: string;
  readonly criteria: readonly Criterion[];
  readonly marks: readonly {
    readonly criterion: string;
    readonly points: number;
    readonly note: string | null;
  }[];
  /** Criteria of earlier rubrics that the work has marks for. */
  readonly earlier: readonly Criterion[];
}

/** Of a grade, what stands over a work. */
export interface GradeView {
  readonly status: CellStatus;
  readonly points: number | null;
  readonly automaticPoints: number | null;
  readonly overrideWhy: string | null;
  readonly maxPoints: number;
  readonly isLate: boolean;
}

/** What the print of a work measures; null where a value is undefined. */
export interface PrintMeasures {
  readonly integratedLufs: number | null;
  readonly truePeakDbtp: number | null;
  readonly loudnessRangeLu: number | null;
  readonly frames: number;
  /** Where its loudest 20 s begin. */
  readonly loudestFromFrame: number;
}

/** How far the program is with a work. */
export type Marking =
  | { readonly state: "waiting" }
  /** Our fault: no attempt is used by it. Students are told "waiting". */
  | { readonly state: "failed"; readonly reason: string }
  | {
      readonly state: "graded";
      readonly result: ExerciseResult;
      readonly print: PrintMeasures | null;
      /** Of a quiz: its questions in order. */
      readonly quiz?: readonly JudgedQuestion[];
    }
  /** A lesson: nothing is measured, its student says that it is done. */
  | { readonly state: "by-word" }
  /** Not yet for this student to see. */
  | { readonly state: "closed" };

/** A work that was handed in, opened again. */
export interface Opening {
  readonly submissionId: string;
  readonly assignmentId: string;
  readonly classId: string;
  /** Of the class: its clock tells every time. */
  readonly timeZone: string;
  readonly title: string;
  /** Whose it is; a number in anonymous marking. */
  readonly student: { readonly id: string; readonly name: string };
  readonly receivedAt: number;
  /** By the student's clock: earlier than received where it came from offline. */
  readonly madeAt: number;
  readonly exerciseId: string;
  readonly variantId: string;
  /** Null for a quiz. */
  readonly variant: OpenedVariant | null;
  /** Null for an exercise. */
  readonly quiz: QuizPart | null;
  /** Null for a quiz, and where the work came as files from another program. */
  readonly session: Session | null;
  readonly marking: Marking;
  readonly grade: GradeView;
  readonly returned: { readonly feedback: string; readonly at: number } | null;
  readonly remarks: readonly Remark[];
  readonly counter: CounterVersion | null;
  readonly rubric: RubricSheet;
  /** For those who mark: kept sentences, and what the class has handed in beside it. */
  readonly bank: readonly string[];
  readonly others: readonly { readonly submissionId: string; readonly name: string }[];
  readonly viewer: "staff" | "student";
  readonly canOverride: boolean;
}

/** What a student's own device has told of a lesson: their word, by their clock. */
export interface LessonTold {
  readonly openedAt: number | null;
  readonly finishedAt: number | null;
  readonly sectionsRead: number;
  /** The last answer to each question; `correct` is null where no answer is wrong. */
  readonly checkpoints: readonly {
    readonly id: string;
    readonly correct: boolean | null;
    readonly at: number;
  }[];
  /** The best that was measured on their device. */
  readonly exercises: readonly {
    readonly id: string;
    readonly title: string;
    readonly attempts: number;
    readonly score01: number;
    readonly isMet: boolean;
    readonly at: number;
  }[];
  /** When the server got the last of it; null where it has nothing. */
  readonly receivedAt: number | null;
}

/** A lesson that was handed in, opened. */
export interface LessonOpening {
  readonly submissionId: string;
  readonly assignmentId: string;
  readonly classId: string;
  readonly timeZone: string;
  readonly title: string;
  readonly studentName: string;
  readonly lesson: { readonly slug: string; readonly title: string };
  readonly receivedAt: number;
  readonly madeAt: number;
  readonly isLate: boolean;
  readonly points: number | null;
  readonly maxPoints: number;
  readonly told: LessonTold;
  /** What the server itself has measured in this class, on exercises that the lesson holds. */
  readonly judged: readonly {
    readonly submissionId: string;
    readonly title: string;
    readonly points: number;
    readonly maxPoints: number;
    readonly receivedAt: number;
  }[];
  readonly viewer: "staff" | "student";
}

/** One line of the marking queue. */
export interface QueueItem {
  readonly submissionId: string;
  readonly studentId: string;
  readonly name: string;
  /** The gate that was missed by most, in words; null where none was, or nothing is measured yet. */
  readonly worst: string | null;
  readonly points: number | null;
  readonly isLate: boolean;
  readonly isReturned: boolean;
  /** The student asks for a person to look at a number. */
  readonly isAppealed: boolean;
  readonly marking: Marking["state"];
}

export interface MarkingQueue {
  readonly assignmentId: string;
  readonly kind: "lesson" | "quiz" | "sandbox" | "drill";
  readonly classId: string;
  readonly title: string;
  readonly maxPoints: number;
  readonly canOverride: boolean;
  readonly items: readonly QueueItem[];
}

/** What a class missed in one goal of an assignment. */
export interface GoalStatistics {
  readonly goalId: string;
  readonly marked: number;
  readonly missed: number;
  /** Missed, and said to be on purpose. */
  readonly onPurpose: number;
  readonly mean01: number;
  /** What the one in the middle of those who missed it was told. */
  readonly words: string | null;
}

/** What a class missed in the questions of a quiz about one octave. */
export interface BandStatistics {
  /** In its middle. */
  readonly centreHz: number;
  readonly asked: number;
  readonly missed: number;
}

export interface AssignmentStatistics {
  readonly assignmentId: string;
  readonly title: string;
  /** Of an exercise, or of a quiz's drill. */
  readonly exerciseId: string | null;
  readonly handedIn: number;
  readonly graded: number;
  readonly students: number;
  readonly medianPoints: number | null;
  readonly maxPoints: number;
  /** Most missed first; of a quiz there are none. */
  readonly goals: readonly GoalStatistics[];
  /** Most missed first; of anything but a quiz there are none. */
  readonly bands: readonly BandStatistics[];
}

/** One thing that happened to a grade. */
export type LoggedEntry =
  | { readonly kind: "handed-in" | "override-removed" | "excused" | "missing" }
  | { readonly kind: "scored" | "regraded"; readonly points: number }
  | { readonly kind: "overridden"; readonly points: number; readonly why: string }
  | { readonly kind: "feedback"; readonly text: string };

/** Everything behind one cell of the gradebook. */
export interface GradeDetail {
  readonly timeZone: string;
  readonly assignmentId: string;
  readonly studentId: string;
  readonly title: string;
  readonly student: string;
  readonly maxPoints: number;
  readonly status: CellStatus;
  readonly points: number | null;
  readonly automaticPoints: number | null;
  readonly overridePoints: number | null;
  readonly isLate: boolean;
  readonly feedback: string | null;
  readonly submissions: readonly {
    readonly id: string;
    readonly receivedAt: number;
    readonly madeAt: number;
    readonly isLate: boolean;
  }[];
  /** What was said of the points: asked by the student, answered by who marks. */
  readonly appeals: readonly {
    readonly id: string;
    readonly text: string;
    readonly author: string;
    readonly isStudents: boolean;
    readonly at: number;
  }[];
  readonly isAppealed: boolean;
  readonly log: readonly { readonly entry: LoggedEntry; readonly by: string | null; readonly at: number }[];
  readonly canOverride: boolean;
}

/** One student's grades in a class. */
export interface StudentGrades {
  readonly classId: string;
  readonly className: string;
  readonly student: GradebookStudent;
  readonly assignments: readonly GradebookAssignment[];
  /** The last work for each assignment, in their order; null where there is none. */
  readonly works: readonly (string | null)[];
}

/** One grade that a newer version of a grader would change. */
export interface RegradeRow {
  readonly studentId: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
  /** Points by hand stand over it, and stay. */
  readonly isOverridden: boolean;
}

/** What a newer version of a grader would change. */
export interface Regrade {
  /** The newest that has scored anything; null where none has. */
  readonly version: number | null;
  readonly rows: readonly RegradeRow[];
  /** Grades whose works that version has not measured yet. */
  readonly waiting: number;
  readonly checked: number;
}

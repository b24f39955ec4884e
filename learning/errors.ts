/** One sentence per code: what happened, and what stays true. */
const SENTENCES = {
  "progress/foreign":
    "This file is not a progress file of Behind the Glass; nothing on this device was changed.",
  "progress/damaged": "This progress file is damaged and cannot be read; nothing on this device was changed.",
  "progress/future-version":
    "This progress file was made by a later version of Behind the Glass; open it there. Nothing on this device was changed.",
  "progress/too-large":
    "This file is too large to be a progress file of Behind the Glass; nothing on this device was changed.",
  "progress/reader-unreachable":
    "What you did before could not be read, because a part of this page did not arrive; check the connection and reload. Nothing of it is lost, but what you do until then is kept only as long as the page is open.",
  "store/full":
    "This device has no room left, so what you do now is kept only until you close the page; free some space or save your progress to a file.",
  "store/forbidden":
    "This browser does not let the course store anything, so what you do is kept only until you close the page; save your progress to a file.",
  "practice/unknown-exercise": "This exercise is not part of the course you have open; reload the page.",
  "practice/variant-spent": "This item has been answered already; ask for a new one.",
  "practice/answer-invalid":
    "Your answer could not be read as a session; undo your last change and try again.",
  "practice/material-unfit": "This sound is silent, or too thin for this exercise; choose another one.",
  "practice/sound-unreachable":
    "The sound of this exercise could not be fetched; check the connection and try again.",
  "practice/sound-damaged":
    "A sound file of this exercise is not the one that was published; try again, and tell whoever runs this course if it stays so.",
  "practice/failed": "The exercise stopped after an error of ours; ask for a new one.",
} as const;

export type LearningErrorCode = keyof typeof SENTENCES;

/** The sentence for people of a code. */
export function learningSentence(code: LearningErrorCode): string {
  return SENTENCES[code];
}

/** A failure of storing, reading or marking what a student did. `message` is one sentence for people. */
export class LearningError extends Error {
  readonly code: LearningErrorCode;

  constructor(code: LearningErrorCode, options?: ErrorOptions) {
    super(SENTENCES[code], options);
    this.name = "LearningError";
    this.code = code;
  }
}

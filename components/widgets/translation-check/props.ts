/** A mix with one fault made on purpose, or with none. */
export type TranslationFault = "bass-too-low" | "lead-out-of-phase" | "none";

export interface TranslationCheckProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly song: "second-light";
  /** What is wrong with mix B. */
  readonly fault: TranslationFault;
}

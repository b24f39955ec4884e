import type { TranslationFault } from "@/learning/exercises/translation-faults";

export interface TranslationCheckProps {
  /** Unique within the lesson. */
  readonly id: string;
  /** What is wrong with mix B; without it there is no mix B. */
  readonly fault?: TranslationFault;
  /** Whether the numbers are shown. */
  readonly numbers: boolean;
}

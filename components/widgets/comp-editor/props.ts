import type { TakesPart } from "@/learning/material-takes";

export interface CompEditorWidgetProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly part: TakesPart;
  /** Whether the borders can be moved and their cross-fades changed. */
  readonly borders: boolean;
}

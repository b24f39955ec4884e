"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/controls/button";
import styles from "./classroom.module.css";

interface ConfirmButtonProps {
  readonly children: ReactNode;
  /** What will happen, in a sentence that asks. */
  readonly question: string;
  /** On the button that does it. */
  readonly label: string;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
}

/** A button for what cannot be undone: it asks first, in its own place. */
export function ConfirmButton({ children, question, label, disabled, onConfirm }: ConfirmButtonProps) {
  const [state, setState] = useState<"fresh" | "asks" | "kept">("fresh");
  const questionId = useId();
  if (state !== "asks")
    return (
      <Button look="quiet" disabled={disabled} autoFocus={state === "kept"} onClick={() => setState("asks")}>
        {children}
      </Button>
    );
  return (
    <span className={styles.row}>
      <span id={questionId}>{question}</span>
      <Button
        disabled={disabled}
        onClick={() => {
          setState("fresh");
          onConfirm();
        }}
      >
        {label}
      </Button>
      <Button look="quiet" autoFocus aria-describedby={questionId} onClick={() => setState("kept")}>
        Keep
      </Button>
    </span>
  );
}

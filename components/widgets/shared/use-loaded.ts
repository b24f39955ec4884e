"use client";

import { useEffect, useState } from "react";

export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly message: string };

/**
 * Something a widget needs before it can be drawn.
 * @param load asked once, and again by `retry`; a widget that wants something else is mounted anew by its key
 */
export function useLoaded<T>(load: () => Promise<T>): Loaded<T> & { retry(): void } {
  const [attempt, setAttempt] = useState(() => ({ load }));
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" });
  useEffect(() => {
    let wanted = true;
    setLoaded({ state: "loading" });
    attempt.load().then(
      (value) => {
        if (wanted) setLoaded({ state: "ready", value });
      },
      (error: unknown) => {
        // Who has left does not wait for it any more: what is broken off then is no fault.
        if (!wanted) return;
        console.error(error);
        const message =
          error instanceof Error ? error.message : "This part of the lesson could not be loaded.";
        setLoaded({ state: "failed", message });
      },
    );
    return () => {
      wanted = false;
    };
  }, [attempt]);
  return { ...loaded, retry: () => setAttempt({ load }) };
}

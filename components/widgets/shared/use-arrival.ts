"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * Moves the focus to an element when it appears in the place of what was pressed, so that the keyboard goes on there.
 * @param when `always`; `lost`: only if nothing else has the focus; `never`
 */
export function useArrival<T extends HTMLElement>(when: "always" | "lost" | "never"): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (when === "always" || (when === "lost" && isLost)) element.current?.focus();
  }, [when]);
  return element;
}

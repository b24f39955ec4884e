"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Width of an element in CSS pixels, known before it is first painted; `initial` where nothing is laid out. */
export function useWidth<E extends Element>(initial: number): [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const { width: laidOut } = element.current.getBoundingClientRect();
    if (laidOut > 0) setWidth(laidOut);
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) setWidth(entry.contentRect.width);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}

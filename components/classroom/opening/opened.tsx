"use client";

import { createContext, useContext, useMemo, useState } from "react";
import type { CounterVersion, Opening, Remark } from "@/server/grades/shapes";
import type { LoadedWork } from "./load-opening";

/** The work that is open on the page, for the widget that made it. */
export interface Opened {
  readonly opening: Opening;
  /** Null where it came as files. */
  readonly work: LoadedWork | null;
  readonly remarks: readonly Remark[];
  readonly onRemark: (remark: Remark) => void;
  /** How somebody who marks would have done it. */
  readonly counter: CounterVersion | null;
  readonly onCounter: (counter: CounterVersion | null) => void;
}

const OpenedContext = createContext<Opened | null>(null);

export const OpenedProvider = OpenedContext.Provider;

/** A work as it stands on this page, with what is said to it meanwhile. */
export function useOpening(opening: Opening, work: LoadedWork | null): Opened {
  const [remarks, setRemarks] = useState(opening.remarks);
  const [counter, setCounter] = useState(opening.counter);
  return useMemo(
    () => ({
      opening,
      work,
      remarks,
      onRemark: (remark) => setRemarks((known) => [...known, remark]),
      counter,
      onCounter: setCounter,
    }),
    [opening, work, remarks, counter],
  );
}

export function useOpened(): Opened {
  const opened = useContext(OpenedContext);
  if (opened === null) throw new Error("No work is open here.");
  return opened;
}

/** The session of the work that is open, where it came as one. */
export function useOpenedSession(): Opened & { readonly work: LoadedWork } {
  const { work, ...opened } = useOpened();
  if (work === null) throw new Error("The work that is open came as files.");
  return { ...opened, work };
}

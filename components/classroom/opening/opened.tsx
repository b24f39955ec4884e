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
  /** A new one, or another wording of one that is known. */
  readonly onRemark: (remark: Remark) => void;
  readonly onRemarkGone: (id: string) => void;
  /** How somebody who marks would have done it. */
  readonly counter: CounterVersion | null;
  readonly onCounter: (counter: CounterVersion | null) => void;
}

const OpenedContext = createContext<Opened | null>(null);

export const OpenedProvider = OpenedContext.Provider;

const withRemark = (known: readonly Remark[], remark: Remark): readonly Remark[] =>
  known.some(({ id }) => id === remark.id)
    ? known.map((each) => (each.id === remark.id ? remark : each))
    : [...known, remark];

/** A work as it stands on this page, with what is said to it meanwhile. */
export function useOpening(opening: Opening, work: LoadedWork | null): Opened {
  const [remarks, setRemarks] = useState(opening.remarks);
  const [counter, setCounter] = useState(opening.counter);
  return useMemo(
    () => ({
      opening,
      work,
      remarks,
      onRemark: (remark) => setRemarks((known) => withRemark(known, remark)),
      onRemarkGone: (id) => setRemarks((known) => known.filter((each) => each.id !== id)),
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

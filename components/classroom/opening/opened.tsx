"use client";

import { createContext, useContext } from "react";
import type { Opening, Remark } from "@/server/grades/shapes";
import type { LoadedWork } from "./load-opening";

/** The work that is open on the page, for the widget that made it. */
export interface Opened {
  readonly opening: Opening;
  /** Null where it came as files. */
  readonly work: LoadedWork | null;
  readonly remarks: readonly Remark[];
  readonly onRemark: (remark: Remark) => void;
}

const OpenedContext = createContext<Opened | null>(null);

export const OpenedProvider = OpenedContext.Provider;

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

"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page runs: before it does, what is pressed would do nothing, or send a form the plain way. */
export const useReady = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

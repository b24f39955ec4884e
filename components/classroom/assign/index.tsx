"use client";

import Link from "next/link";
import { useState } from "react";
import { type HandOver, takeOver } from "@/components/stores/hand-over";
import { useReady } from "../use-ready";
import { AssignMade } from "./assign-made";
import type { KnownSong } from "./made-draft";

interface AssignProps {
  readonly classes: readonly { readonly id: string; readonly name: string }[];
  readonly songs: readonly KnownSong[];
}

/** Makes an assignment of what a widget has handed over. */
export function Assign(props: AssignProps) {
  const isReady = useReady();
  return isReady ? <Taken {...props} /> : <p role="status">What you took along is being read…</p>;
}

function Taken({ classes, songs }: AssignProps) {
  const [states] = useState<HandOver | null>(takeOver);
  if (classes.length === 0)
    return (
      <p>
        You teach no class yet. <Link href="/classroom">Make one in the classroom</Link>, then come back here.
      </p>
    );
  if (states === null)
    return (
      <p>
        Nothing was taken along. Open a mixer in <Link href="/studio">the studio</Link> or in a lesson, set
        the desk as your students are to find it, and press “Make this an assignment” there.
      </p>
    );
  return <AssignMade {...{ classes, songs, states }} />;
}

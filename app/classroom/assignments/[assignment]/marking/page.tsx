import type { Metadata } from "next";
import Link from "next/link";
import { MarkingQueueView } from "@/components/classroom/marking";
import { getStore, markingQueue } from "@/server/classroom";
import { mustBeSignedIn, orNotFound } from "../../../viewer";

export const metadata: Metadata = { title: "Marking" };

export default async function MarkingPage({ params }: { params: Promise<{ assignment: string }> }) {
  const { assignment } = await params;
  const { person } = await mustBeSignedIn(`/classroom/assignments/${assignment}/marking`);
  const queue = await orNotFound(markingQueue(await getStore(), person, assignment));
  return (
    <main id="main">
      <p>
        <Link href={`/classroom/assignments/${assignment}`}>{queue.title}</Link>
      </p>
      <h1>Marking</h1>
      <MarkingQueueView queue={queue} />
    </main>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { MarkingQueueView } from "@/components/classroom/marking";
import { WhoBar } from "@/components/classroom/who-bar";
import { getStore, markingQueue, mayManageCourse } from "@/server/classroom";
import { mustBeSignedIn, orNotFound } from "../../../viewer";

export const metadata: Metadata = { title: "Marking" };

export default async function MarkingPage({ params }: { params: Promise<{ assignment: string }> }) {
  const { assignment } = await params;
  const signedIn = await mustBeSignedIn(`/classroom/assignments/${assignment}/marking`);
  const queue = await orNotFound(markingQueue(await getStore(), signedIn.person, assignment));
  return (
    <main id="main">
      <WhoBar name={signedIn.person.name} mayManageCourse={mayManageCourse(signedIn)} />
      <p>
        <Link href={`/classroom/assignments/${assignment}`}>{queue.title}</Link>
      </p>
      <h1>Marking</h1>
      <MarkingQueueView queue={queue} />
    </main>
  );
}

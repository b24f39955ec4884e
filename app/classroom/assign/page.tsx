import type { Metadata } from "next";
import { Assign } from "@/components/classroom/assign";
import styles from "@/components/classroom/classroom.module.css";
import { WhoBar } from "@/components/classroom/who-bar";
import { listSongs } from "@/server";
import { getStore, homeOf } from "@/server/classroom";
import { mustBeSignedIn } from "../viewer";

export const metadata: Metadata = { title: "Make an assignment" };

/** Where a widget's state becomes an assignment. */
export default async function AssignPage() {
  const { person } = await mustBeSignedIn("/classroom/assign");
  const { classes, mayManageCourse } = await homeOf(await getStore(), person);
  const taught = classes.filter(({ role, endedAt }) => role === "instructor" && endedAt === null);
  const songs = (await listSongs()).map(({ id, title, stems, lengthFrames, form }) => ({
    ...{ id, title, lengthFrames, form },
    assetIds: stems.flatMap(({ assetIds }) => assetIds),
  }));
  return (
    <main id="main">
      <div className={styles.panel}>
        <WhoBar name={person.name} mayManageCourse={mayManageCourse} />
        <h1>Make an assignment</h1>
        <Assign classes={taught.map(({ id, name }) => ({ id, name }))} songs={songs} />
      </div>
    </main>
  );
}

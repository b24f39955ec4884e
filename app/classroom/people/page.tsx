import type { Metadata } from "next";
import styles from "@/components/classroom/classroom.module.css";
import { InviteForm } from "@/components/classroom/staff/invite-form";
import { StaffList } from "@/components/classroom/staff/staff-list";
import { WhoBar } from "@/components/classroom/who-bar";
import { getStore, staffOf } from "@/server/classroom";
import { mustBeSignedIn, orNotFound } from "../viewer";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const { person } = await mustBeSignedIn("/classroom/people");
  const staff = await orNotFound(staffOf(await getStore(), person));
  return (
    <main id="main">
      <div className={styles.panel}>
        <WhoBar name={person.name} mayManageCourse />
        <h1>People</h1>
        <StaffList staff={staff} ownId={person.id} />
        {staff.length === 1 && <p>Only you are here. Add the instructors: they make classes.</p>}
        <h2>Add somebody</h2>
        <InviteForm />
      </div>
    </main>
  );
}

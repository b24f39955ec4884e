import type { ReactNode } from "react";
import { StaffMark } from "@/components/classroom/staff-mark";
import { UnsentWork } from "@/components/classroom/work/unsent-work";
import { viewer } from "./viewer";

/** Around every page of the classroom: a student's work on its way to the class is sent from any of them. */
export default async function ClassroomLayout({ children }: { readonly children: ReactNode }) {
  const person = (await viewer())?.person;
  return (
    <>
      <StaffMark isStaff={person?.role === "instructor"} />
      {person?.role === "student" && <UnsentWork ownerId={person.id} />}
      {children}
    </>
  );
}

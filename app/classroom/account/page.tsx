import type { Metadata } from "next";
import { ChangeSecret } from "@/components/classroom/account/change-secret";
import { ExportButton } from "@/components/classroom/account/export-button";
import { SignInList } from "@/components/classroom/account/sign-in-list";
import styles from "@/components/classroom/classroom.module.css";
import { WhoBar } from "@/components/classroom/who-bar";
import { getStore, mayManageCourse, ownSignIns } from "@/server/classroom";
import { mustBeSignedIn } from "../viewer";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const signedIn = await mustBeSignedIn("/classroom/account");
  const { name, role } = signedIn.person;
  const isStudent = role === "student";
  return (
    <main id="main">
      <div className={styles.panel}>
        <WhoBar name={name} mayManageCourse={mayManageCourse(signedIn)} />
        <h1>Account</h1>
        <h2>{isStudent ? "PIN" : "Password"}</h2>
        <ChangeSecret isStudent={isStudent} />
        <h2>Where you are signed in</h2>
        <SignInList signIns={await ownSignIns(await getStore(), signedIn)} />
        <h2>What is kept about you</h2>
        <p>
          {isStudent
            ? "Your name, your classes, your progress there, what you handed in, grades and comments. Your instructor can delete it."
            : "Your name, your user name and your classes. An administrator can delete it."}
        </p>
        <ExportButton />
      </div>
    </main>
  );
}

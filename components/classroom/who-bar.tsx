import Link from "next/link";
import styles from "./classroom.module.css";
import { SignOutButton } from "./sign-out-button";

interface WhoBarProps {
  readonly name: string;
  /** Whether the list of staff is theirs to see. */
  readonly mayManageCourse: boolean;
}

/** Who is signed in, and the places that every page of the classroom leads to. */
export function WhoBar({ name, mayManageCourse }: WhoBarProps) {
  return (
    <nav className={styles.who} aria-label="Classroom">
      <span>
        Signed in as <strong className={styles.name}>{name}</strong>
      </span>
      <Link href="/classroom" prefetch={false}>
        Classes
      </Link>
      {mayManageCourse && (
        <Link href="/classroom/people" prefetch={false}>
          People
        </Link>
      )}
      <Link href="/classroom/account" prefetch={false}>
        Account
      </Link>
      <SignOutButton />
    </nav>
  );
}

import type { ReactNode } from "react";
import styles from "./lesson.module.css";

/* The parts of a lesson, as plain semantic HTML: they run on the server and ship no script. */

interface PartProps {
  children?: ReactNode;
}

interface TitledPartProps extends PartProps {
  title: string;
}

export const Intro = ({ children }: PartProps) => <div className={styles.intro}>{children}</div>;

export const YouWillLearn = ({ children }: PartProps) => (
  <section className={styles.learn}>
    <h2>You will learn</h2>
    {children}
  </section>
);

export const Listen = ({ children }: PartProps) => (
  <section className={styles.listen}>
    <p className={styles.kicker}>Listen</p>
    {children}
  </section>
);

export const Pitfall = ({ title, children }: TitledPartProps) => (
  <aside className={styles.pitfall}>
    <p className={styles.kicker}>Pitfall</p>
    <h2>{title}</h2>
    {children}
  </aside>
);

export const OnYourInstrument = ({ children }: PartProps) => (
  <section className={styles.instrument}>
    <h2>On your instrument</h2>
    {children}
  </section>
);

export const DeepDive = ({ title, children }: TitledPartProps) => (
  <details className={styles.dive}>
    <summary>Deep dive: {title}</summary>
    {children}
  </details>
);

export const Recap = ({ children }: PartProps) => (
  <section className={styles.recap}>
    <h2>Recap</h2>
    {children}
  </section>
);

export const Practice = ({ children }: PartProps) => (
  <section className={styles.practice}>
    <h2>Practice</h2>
    {children}
  </section>
);

export const Credits = ({ children }: PartProps) => <footer className={styles.credits}>{children}</footer>;

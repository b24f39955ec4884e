import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./classroom.module.css";

interface AboutField {
  readonly label: string;
  readonly hint?: ReactNode;
  /** Why it was not taken; shown below it and announced. */
  readonly refusal?: string | undefined;
}

function useAbout({ hint, refusal }: Pick<AboutField, "hint" | "refusal">) {
  const id = useId();
  const described = [hint === undefined ? "" : `${id}-hint`, refusal === undefined ? "" : `${id}-refusal`];
  return {
    id,
    "aria-describedby": described.filter(Boolean).join(" ") || undefined,
    "aria-invalid": refusal !== undefined || undefined,
  };
}

function Around({ id, about, children }: { id: string; about: AboutField; children: ReactNode }) {
  const { label, hint, refusal } = about;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {refusal !== undefined && (
        <p id={`${id}-refusal`} className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}

/** A line to type into, with its name, a hint and what is wrong with it. */
export function Field({ label, hint, refusal, ...input }: AboutField & ComponentProps<"input">) {
  const about = useAbout({ hint, refusal });
  return (
    <Around id={about.id} about={{ label, hint, refusal }}>
      <input {...about} {...input} />
    </Around>
  );
}

/** The name that staff sign in with. */
export function UserNameField(
  about: Omit<AboutField, "label"> & Pick<ComponentProps<"input">, "autoComplete">,
) {
  return (
    <Field name="userName" label="User name" required autoCapitalize="none" spellCheck={false} {...about} />
  );
}

interface ChoiceProps extends AboutField, Omit<ComponentProps<"select">, "children"> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One of several, from a list that opens. */
export function Choice({ label, hint, refusal, options, ...select }: ChoiceProps) {
  const about = useAbout({ hint, refusal });
  return (
    <Around id={about.id} about={{ label, hint, refusal }}>
      <select {...about} {...select}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** Several lines to type into. */
export function TextField({ label, hint, refusal, ...area }: AboutField & ComponentProps<"textarea">) {
  const about = useAbout({ hint, refusal });
  return (
    <Around id={about.id} about={{ label, hint, refusal }}>
      <textarea {...about} {...area} />
    </Around>
  );
}

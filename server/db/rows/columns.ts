export type StoreKind = "sqlite" | "postgres";

export type Role = "admin" | "instructor" | "assistant" | "student";
export type ClassRole = Exclude<Role, "admin">;

/** A truth in a portable schema. */
export type Flag = 0 | 1;

/** Milliseconds since 1970. */
export type EpochMs = number;

/** Columns to be changed; what is undefined stays as it is. */
export type Changes<Row> = { [Column in keyof Row]?: Row[Column] | undefined };

/** Some parameters of a unit by their names in the session. */
export type Params = Readonly<Record<string, unknown>>;

/** Some parameters of a unit by their names in the session. */
export type Params = Readonly<Record<string, unknown>>;

/** Address of a number within a unit or a band; none where the unit has none. */
export const within = (address: string | undefined, key: string): string | undefined =>
  address === undefined ? undefined : `${address}/${key}`;

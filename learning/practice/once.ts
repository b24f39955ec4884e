/** A reading of something that never changes, taken once however often it is asked for, and forgotten with it. */
export function once<Subject extends WeakKey, Reading>(
  read: (subject: Subject) => Reading,
): (subject: Subject) => Reading {
  const known = new WeakMap<Subject, { readonly reading: Reading }>();
  return (subject) => {
    const found = known.get(subject) ?? { reading: read(subject) };
    known.set(subject, found);
    return found.reading;
  };
}

/** As `once`, of what has a name. */
export function oncePerName<Reading>(read: (name: string) => Reading): (name: string) => Reading {
  const known = new Map<string, { readonly reading: Reading }>();
  return (name) => {
    const found = known.get(name) ?? { reading: read(name) };
    known.set(name, found);
    return found.reading;
  };
}

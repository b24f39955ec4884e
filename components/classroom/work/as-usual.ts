/** An assignment of which nothing special was said: no dates, as many attempts as one likes, ten points, seen at once. */
export const AS_USUAL = {
  opensAt: null,
  dueAt: null,
  closesAt: null,
  maxAttempts: null,
  timeLimitMinutes: null,
  credit: [],
  maxPoints: 10,
  isAnonymous: false,
  isPublished: true,
  results: "at-once",
} as const;

import { markCriterion, route, rubricMarkSchema } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const PUT = route({ schema: rubricMarkSchema }, async ({ body, store, signedIn, params, now }) => {
  await markCriterion(store, signedIn.person, params.id ?? "", body, now);
  return undefined;
});

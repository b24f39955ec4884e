import { gradeRequests, markCriterion, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const PUT = route(
  { schema: gradeRequests.rubricMarkSchema },
  async ({ body, store, signedIn, params, now }) => {
    await markCriterion(store, signedIn.person, params.id ?? "", body, now);
    return undefined;
  },
);

import { gradeRequests, route, setRubric } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const PUT = route(
  { schema: gradeRequests.setRubricSchema },
  ({ body, store, signedIn, params, now }) =>
    setRubric(store, signedIn.person, params.assignment ?? "", body.rubric, now),
);

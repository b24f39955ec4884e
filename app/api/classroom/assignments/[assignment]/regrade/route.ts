import {
  applyRegrade,
  gradeRequests,
  measureAgain,
  regradeDifference,
  route,
  wakeGrading,
} from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn, params }) =>
  regradeDifference(store, signedIn.person, params.assignment ?? ""),
);

export const POST = route(
  { schema: gradeRequests.regradeSchema },
  async ({ body, store, signedIn, params, now }) => {
    const assignmentId = params.assignment ?? "";
    if (body.action === "apply") return applyRegrade(store, signedIn.person, assignmentId, now);
    const queued = await measureAgain(store, signedIn.person, assignmentId, now);
    wakeGrading();
    return queued;
  },
);

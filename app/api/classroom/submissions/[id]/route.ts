import { handInWork, route, submissionState, wakeGrading, workRequests } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, ({ store, signedIn, params, now }) =>
  submissionState(store, signedIn.person, params.id ?? "", now),
);

export const PUT = route(
  { schema: workRequests.handInSchema, mostBytes: workRequests.MOST_WORK_BYTES },
  async ({ store, signedIn, params, body, now }) => {
    const receipt = await handInWork(store, signedIn.person, params.id ?? "", body, now);
    wakeGrading();
    return receipt;
  },
);

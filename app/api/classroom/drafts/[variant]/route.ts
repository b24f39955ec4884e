import { keepDraft, route, workRequests } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const PUT = route(
  { schema: workRequests.draftSchema, mostBytes: workRequests.MOST_WORK_BYTES },
  ({ store, signedIn, params, body, now }) =>
    keepDraft(store, signedIn.person, params.variant ?? "", body, now),
);

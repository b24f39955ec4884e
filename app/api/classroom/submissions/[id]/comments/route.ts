import { gradeRequests, remark, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const POST = route({ schema: gradeRequests.commentSchema }, ({ body, store, signedIn, params, now }) =>
  remark(store, signedIn.person, params.id ?? "", body, now),
);

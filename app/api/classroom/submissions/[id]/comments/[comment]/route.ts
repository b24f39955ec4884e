import { deleteRemark, editRemark, gradeRequests, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

const placeOf = ({ id = "", comment = "" }: Readonly<Record<string, string>>) => ({
  submissionId: id,
  commentId: comment,
});

export const PATCH = route(
  { schema: gradeRequests.editedCommentSchema },
  ({ body, store, signedIn, params, now }) =>
    editRemark(store, signedIn.person, placeOf(params), body.text, now),
);

export const DELETE = route({}, async ({ store, signedIn, params, now }) => {
  await deleteRemark(store, signedIn.person, placeOf(params), now);
  return undefined;
});

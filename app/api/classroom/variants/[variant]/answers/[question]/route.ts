import { answerQuestion, route, workRequests } from "@/server/classroom";

export const dynamic = "force-dynamic";

/** The same again gives the same: what was lost on the way is simply sent once more. */
export const PUT = route({ schema: workRequests.answerSchema }, ({ store, signedIn, params, body, now }) => {
  const place = { variantId: params.variant ?? "", question: workRequests.questionIn(params.question) };
  return answerQuestion(store, signedIn.person, place, body.choiceIndex, now);
});

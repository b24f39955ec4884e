import { gradebook, gradebookCsv, route } from "@/server/classroom";

export const dynamic = "force-dynamic";

export const GET = route({}, async ({ store, signedIn, params, now }) => {
  const book = await gradebook(store, signedIn.person, params.class ?? "", now);
  return new Response(gradebookCsv(book), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="gradebook.csv"',
    },
  });
});

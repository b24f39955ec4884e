import type { Migration } from "./migration";

/** What marking by ear adds: a version by whoever marks, when a comment was changed, and reasons that wait in a draft. */
export const marking: Migration = {
  name: "0005-marking",
  statements: () => [
    `create table counter_versions (
      submission_id text primary key references submissions (id) on delete cascade,
      author_id text not null references users (id) on delete cascade,
      session_json text not null,
      made_at bigint not null
    )`,
    "create index counter_versions_author on counter_versions (author_id)",
    "alter table comments add column edited_at bigint",
    "alter table drafts add column notes_json text",
  ],
};

import type { Migration } from "./migration";

/** Time and money are no dates here: every `…_at` is milliseconds since 1970, every flag 0 or 1, every `_json` a text. */
const TABLES = `
create table users (
  id text primary key,
  role text not null check (role in ('admin', 'instructor', 'assistant', 'student')),
  name text not null check (length(name) between 1 and 80),
  user_name text unique check (user_name is null or user_name = lower(user_name)),
  password_hash text,
  pin_hash text,
  created_at bigint not null,
  check (role = 'student' or user_name is not null)
);

create table sign_ins (
  token_hash text primary key check (length(token_hash) = 64),
  user_id text not null references users (id) on delete cascade,
  device text not null,
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null
);
create index sign_ins_user on sign_ins (user_id);

create table one_time_links (
  token_hash text primary key check (length(token_hash) = 64),
  purpose text not null check (purpose in ('set-up', 'reset-password', 'reset-pin')),
  user_id text references users (id) on delete cascade,
  made_by_id text references users (id) on delete cascade,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint,
  check ((purpose = 'set-up') = (user_id is null))
);
create index one_time_links_user on one_time_links (user_id);

create table failures (
  subject_kind text not null check (subject_kind in ('account', 'join-code', 'address')),
  subject_id text not null,
  count integer not null check (count >= 0),
  since_at bigint not null,
  primary key (subject_kind, subject_id)
);

create table classes (
  id text primary key,
  name text not null check (length(name) between 1 and 120),
  time_zone text not null,
  retention_days integer check (retention_days is null or retention_days > 0),
  created_at bigint not null,
  ended_at bigint
);

create table join_codes (
  code text primary key check (length(code) = 8),
  class_id text not null references classes (id) on delete cascade,
  admission text not null check (admission in ('open', 'approve', 'roster')),
  seat_limit integer check (seat_limit is null or seat_limit > 0),
  created_at bigint not null,
  expires_at bigint,
  closed_at bigint
);
create index join_codes_class on join_codes (class_id);

create table roster_names (
  class_id text not null references classes (id) on delete cascade,
  name_key text not null,
  user_id text references users (id) on delete cascade,
  primary key (class_id, name_key)
);
create index roster_names_user on roster_names (user_id);

create table memberships (
  class_id text not null references classes (id) on delete cascade,
  user_id text not null references users (id) on delete cascade,
  role text not null check (role in ('instructor', 'assistant', 'student')),
  state text not null check (state in ('waiting', 'active', 'left')),
  name_key text not null,
  extra_time_percent integer not null check (extra_time_percent >= 0),
  joined_at bigint not null,
  primary key (class_id, user_id),
  unique (class_id, name_key)
);
create index memberships_user on memberships (user_id);

create table student_groups (
  id text primary key,
  class_id text not null references classes (id) on delete cascade,
  name text not null,
  unique (class_id, name)
);

create table group_members (
  group_id text not null references student_groups (id) on delete cascade,
  user_id text not null references users (id) on delete cascade,
  primary key (group_id, user_id)
);
create index group_members_user on group_members (user_id);

create table progress_events (
  user_id text not null references users (id) on delete cascade,
  event_id text not null,
  kind text not null,
  event_json text not null,
  happened_at bigint not null,
  received_at bigint not null,
  primary key (user_id, event_id)
);

create table rubrics (
  id text primary key,
  class_id text not null references classes (id) on delete cascade,
  title text not null,
  criteria_json text not null,
  created_at bigint not null
);
create index rubrics_class on rubrics (class_id);

create table assignments (
  id text primary key,
  class_id text not null references classes (id) on delete cascade,
  kind text not null check (kind in ('lesson', 'quiz', 'sandbox', 'drill')),
  title text not null check (length(title) between 1 and 200),
  content_json text not null,
  opens_at bigint,
  due_at bigint,
  closes_at bigint,
  max_attempts integer check (max_attempts is null or max_attempts > 0),
  time_limit_ms bigint check (time_limit_ms is null or time_limit_ms > 0),
  credit_json text not null,
  max_points double precision not null check (max_points > 0),
  is_anonymous smallint not null check (is_anonymous in (0, 1)),
  rubric_id text references rubrics (id) on delete set null,
  published_at bigint,
  results_open_at bigint,
  created_at bigint not null,
  check (closes_at is null or opens_at is null or closes_at >= opens_at),
  check (closes_at is null or due_at is null or closes_at >= due_at)
);
create index assignments_class on assignments (class_id);

create table overrides (
  id text primary key,
  assignment_id text not null references assignments (id) on delete cascade,
  user_id text references users (id) on delete cascade,
  group_id text references student_groups (id) on delete cascade,
  opens_at bigint,
  due_at bigint,
  closes_at bigint,
  max_attempts integer check (max_attempts is null or max_attempts > 0),
  extra_time_ms bigint check (extra_time_ms is null or extra_time_ms >= 0),
  check ((user_id is null) <> (group_id is null)),
  unique (assignment_id, user_id),
  unique (assignment_id, group_id)
);
create index overrides_user on overrides (user_id);
create index overrides_group on overrides (group_id);

create table attempts (
  id text primary key,
  assignment_id text not null references assignments (id) on delete cascade,
  user_id text not null references users (id) on delete cascade,
  number integer not null check (number > 0),
  state text not null check (state in ('open', 'handed-in', 'closed')),
  started_at bigint not null,
  closes_at bigint,
  ended_at bigint,
  unique (assignment_id, user_id, number)
);
create index attempts_user on attempts (user_id);
create index attempts_closing on attempts (state, closes_at);

create table variants (
  id text primary key,
  attempt_id text not null references attempts (id) on delete cascade,
  item text not null,
  generator text not null,
  generator_version integer not null,
  seed bigint not null check (seed between 0 and 4294967295),
  public_json text not null,
  unique (attempt_id, item)
);

create table variant_secrets (
  variant_id text primary key references variants (id) on delete cascade,
  secret_json text not null
);

create table drafts (
  variant_id text primary key references variants (id) on delete cascade,
  work_json text not null,
  revision integer not null check (revision > 0),
  saved_at bigint not null
);

create table submissions (
  id text primary key,
  variant_id text not null references variants (id) on delete cascade,
  assignment_id text not null references assignments (id) on delete cascade,
  user_id text not null references users (id) on delete cascade,
  work_json text not null,
  hash text not null check (length(hash) = 64),
  made_at bigint not null,
  received_at bigint not null,
  is_late smallint not null check (is_late in (0, 1)),
  receipt_json text not null
);
create index submissions_variant on submissions (variant_id);
create index submissions_student on submissions (user_id, assignment_id);
create index submissions_assignment on submissions (assignment_id, received_at);

create table grading_jobs (
  id text primary key,
  submission_id text not null references submissions (id) on delete cascade,
  session_hash text not null,
  grader text not null,
  grader_version integer not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  lease_owner text,
  lease_until bigint,
  tries integer not null check (tries >= 0),
  last_error text,
  run_after bigint not null,
  created_at bigint not null,
  unique (submission_id, grader, grader_version),
  check ((state = 'running') = (lease_owner is not null)),
  check ((state = 'running') = (lease_until is not null))
);
create index grading_jobs_next on grading_jobs (state, run_after, created_at);
create index grading_jobs_hash on grading_jobs (session_hash);

create table scores (
  submission_id text not null references submissions (id) on delete cascade,
  grader text not null,
  grader_version integer not null,
  points double precision not null check (points >= 0),
  result_json text not null,
  scored_at bigint not null,
  primary key (submission_id, grader, grader_version)
);

create table grades (
  assignment_id text not null references assignments (id) on delete cascade,
  user_id text not null references users (id) on delete cascade,
  status text not null check (status in ('handed-in', 'graded', 'excused', 'missing')),
  points double precision check (points is null or points >= 0),
  automatic_points double precision check (automatic_points is null or automatic_points >= 0),
  override_points double precision check (override_points is null or override_points >= 0),
  override_by_id text,
  override_why text,
  override_at bigint,
  is_late smallint not null check (is_late in (0, 1)),
  submission_id text,
  feedback text,
  entries integer not null check (entries > 0),
  updated_at bigint not null,
  primary key (assignment_id, user_id),
  check ((override_points is null) = (override_at is null))
);
create index grades_user on grades (user_id);

create table grade_log (
  assignment_id text not null references assignments (id) on delete cascade,
  user_id text not null references users (id) on delete cascade,
  number integer not null check (number > 0),
  entry_json text not null,
  by_id text,
  at bigint not null,
  primary key (assignment_id, user_id, number)
);
create index grade_log_user on grade_log (user_id);

create table comments (
  id text primary key,
  submission_id text not null references submissions (id) on delete cascade,
  author_id text not null references users (id) on delete cascade,
  text text not null check (length(text) > 0),
  at_frame bigint check (at_frame is null or at_frame >= 0),
  control text,
  created_at bigint not null
);
create index comments_submission on comments (submission_id);
create index comments_author on comments (author_id);

create table rubric_marks (
  submission_id text not null references submissions (id) on delete cascade,
  criterion text not null,
  points double precision not null check (points >= 0),
  note text,
  by_id text,
  marked_at bigint not null,
  primary key (submission_id, criterion)
);

create table comment_bank (
  id text primary key,
  owner_id text not null references users (id) on delete cascade,
  text text not null check (length(text) > 0),
  created_at bigint not null
);
create index comment_bank_owner on comment_bank (owner_id);

create table notes (
  id text primary key,
  class_id text not null references classes (id) on delete cascade,
  about_id text references users (id) on delete cascade,
  author_id text not null references users (id) on delete cascade,
  text text not null check (length(text) > 0),
  created_at bigint not null
);
create index notes_class on notes (class_id);
create index notes_about on notes (about_id);
create index notes_author on notes (author_id);

create table settings (
  key text primary key,
  value_json text not null,
  changed_at bigint not null
);

create table audit (
  id text primary key,
  at bigint not null,
  actor_id text,
  action text not null,
  resource_kind text not null,
  resource_id text,
  details_json text not null
);
create index audit_at on audit (at);
create index audit_actor on audit (actor_id);
create index audit_resource on audit (resource_id);
`;

/** A log that can be rewritten proves nothing. */
const APPEND_ONLY = ["grade_log", "audit"];

const KEEP_SQLITE = APPEND_ONLY.map(
  (table) =>
    `create trigger ${table}_is_append_only before update on ${table} begin select raise(abort, '${table} is append-only'); end`,
);

const KEEP_POSTGRES = [
  `create function refuse_update() returns trigger language plpgsql as
   $$ begin raise exception '% is append-only', tg_table_name; end $$`,
  ...APPEND_ONLY.map(
    (table) =>
      `create trigger ${table}_is_append_only before update on ${table} for each row execute function refuse_update()`,
  ),
];

export const classroom: Migration = {
  name: "0001-classroom",
  statements: (kind) => [
    ...TABLES.split(";").filter((statement) => statement.trim() !== ""),
    ...(kind === "sqlite" ? KEEP_SQLITE : KEEP_POSTGRES),
  ],
};

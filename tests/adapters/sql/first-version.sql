-- A database of the first version (migrations 001 to 003), as its own code had filled it on 22 November 2026 at noon, in SQL
-- that both engines read. Never changed: whatever comes after must open it.
CREATE TABLE "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);
CREATE TABLE "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);
CREATE TABLE "counsellors" ("id" text primary key, "label" text not null, "languages" text not null, "topics" text not null);
CREATE TABLE "office_hours" ("id" text primary key, "counsellor" text not null references "counsellors" ("id"), "office" text, "mode" text not null, "access" text not null, "recurrence" text not null, "from_time" text not null, "to_time" text not null, "valid_from" text not null, "valid_to" text, "slot_minutes" integer not null, "buffer_minutes" integer not null, "seats" integer not null, "topics" text not null);
CREATE TABLE "feeds" ("lookup" text primary key, "counsellor" text not null references "counsellors" ("id"), "generation" integer not null, "created_at" text not null);
CREATE TABLE "bookings" ("id" text primary key, "reference" text not null unique, "status" text not null, "slot" text not null, "counsellor" text not null references "counsellors" ("id"), "office" text, "mode" text not null, "start_at" text not null, "end_at" text not null, "topic" text not null, "language" text not null, "guide" text, "step" text, "personal" text, "sequence" integer not null, "generation" integer not null, "created_at" text not null, "changed_at" text not null);
CREATE TABLE "holds" ("id" text primary key, "slot" text not null, "expires_at" text not null, "client" text unique);
CREATE TABLE "claims" ("counsellor" text not null, "lane" integer not null, "quantum" integer not null, "slot" text not null, "owner" text not null, "until_at" text, constraint "claims_key" primary key ("counsellor", "lane", "quantum"));
CREATE TABLE "history" ("booking" text not null references "bookings" ("id"), "place" integer not null, "at" text not null, "by_whom" text not null, "what" text not null, "slot" text not null, constraint "history_key" primary key ("booking", "place"));
CREATE TABLE "events" ("booking" text not null references "bookings" ("id"), "counsellor" text not null, "start_at" text not null, "end_at" text not null, "cancelled_at" text, "changed_at" text not null, "text" text not null, constraint "events_key" primary key ("booking", "counsellor"));
CREATE TABLE "idempotency" ("key" text primary key, "body" text not null, "expires_at" text not null, "booking" text, "answer" text);
CREATE TABLE "outbox" ("id" text primary key, "kind" text not null, "subject" text not null, "due_at" text not null, "next_at" text not null, "attempts" integer not null, "last_error" text);
CREATE INDEX "holds_expires" on "holds" ("expires_at");
CREATE INDEX "claims_quantum" on "claims" ("quantum");
CREATE INDEX "claims_owner" on "claims" ("owner");
CREATE INDEX "claims_until" on "claims" ("until_at");
CREATE INDEX "events_feed" on "events" ("counsellor", "end_at");
CREATE INDEX "idempotency_expires" on "idempotency" ("expires_at");
CREATE INDEX "outbox_next" on "outbox" ("next_at");
CREATE INDEX "outbox_subject" on "outbox" ("subject", "kind");
insert into "kysely_migration" ("name", "timestamp") values ('001-district', '2026-11-22T18:01:53.490Z');
insert into "kysely_migration" ("name", "timestamp") values ('002-booking', '2026-11-22T18:01:53.504Z');
insert into "kysely_migration" ("name", "timestamp") values ('003-delivery', '2026-11-22T18:01:53.505Z');
insert into "kysely_migration_lock" ("id", "is_locked") values ('migration_lock', 0);
insert into "counsellors" ("id", "label", "languages", "topics") values ('c1', 'Integrationsmanagement 1', '["de","ar"]', '["housing","work"]');
insert into "counsellors" ("id", "label", "languages", "topics") values ('c2', 'Integrationsmanagement 2', '["de","uk"]', '["housing","work"]');
insert into "office_hours" ("id", "counsellor", "office", "mode", "access", "recurrence", "from_time", "to_time", "valid_from", "valid_to", "slot_minutes", "buffer_minutes", "seats", "topics") values ('r1', 'c1', 'town-hall', 'office', 'bookable', 'FREQ=WEEKLY;BYDAY=TU', '09:00', '12:00', '2026-01-01', null, 30, 0, 1, '[]');
insert into "office_hours" ("id", "counsellor", "office", "mode", "access", "recurrence", "from_time", "to_time", "valid_from", "valid_to", "slot_minutes", "buffer_minutes", "seats", "topics") values ('r2', 'c1', 'town-hall', 'office', 'bookable', 'FREQ=WEEKLY;BYDAY=WE', '09:00', '12:00', '2026-01-01', '2027-12-31', 60, 0, 3, '["work"]');
insert into "office_hours" ("id", "counsellor", "office", "mode", "access", "recurrence", "from_time", "to_time", "valid_from", "valid_to", "slot_minutes", "buffer_minutes", "seats", "topics") values ('r3', 'c2', null, 'phone', 'bookable', 'FREQ=WEEKLY;BYDAY=TH', '09:00', '12:00', '2026-01-01', '2027-12-31', 30, 10, 1, '[]');
insert into "office_hours" ("id", "counsellor", "office", "mode", "access", "recurrence", "from_time", "to_time", "valid_from", "valid_to", "slot_minutes", "buffer_minutes", "seats", "topics") values ('r4', 'c2', 'town-hall', 'office', 'walk-in', 'FREQ=WEEKLY;BYDAY=FR', '09:00', '12:00', '2026-01-01', '2027-12-31', 30, 0, 1, '[]');
insert into "feeds" ("lookup", "counsellor", "generation", "created_at") values ('332cdc617462d5b980aad450ded01233', 'c1', 1, '2026-11-22T11:00:00.000Z');
insert into "feeds" ("lookup", "counsellor", "generation", "created_at") values ('1a3c00aea268fe07c013a7b60afa0621', 'c2', 1, '2026-11-22T11:00:00.000Z');
insert into "bookings" ("id", "reference", "status", "slot", "counsellor", "office", "mode", "start_at", "end_at", "topic", "language", "guide", "step", "personal", "sequence", "generation", "created_at", "changed_at") values ('00000000-0000-4000-8000-000000000001', 'ABCDEF', 'booked', 'r1.htedc', 'c1', 'town-hall', 'office', '2026-11-24T08:00:00.000Z', '2026-11-24T08:30:00.000Z', 'housing', 'ar', 'registration', 'appointment', '1.44101d47.aSB7_NIAkov_1UykUKb3QTfohrKlZw7nnH5iRflOZ-DJ9z7UR7odkHUL0RJ4dUy1V0VBXtMXMkQyIvgQeq1jOgq5PEkbE8mJXArpLn3UBiOk', 0, 1, '2026-11-22T11:00:00.000Z', '2026-11-22T11:00:00.000Z');
insert into "bookings" ("id", "reference", "status", "slot", "counsellor", "office", "mode", "start_at", "end_at", "topic", "language", "guide", "step", "personal", "sequence", "generation", "created_at", "changed_at") values ('00000000-0000-4000-8000-000000000003', 'BCDEFG', 'booked', 'r2.htfhc', 'c1', 'town-hall', 'office', '2026-11-25T08:00:00.000Z', '2026-11-25T09:00:00.000Z', 'work', 'ar', null, null, '1.44101d47.aV8clkJQX6-OnnyQYtLqkKt8C8Ouy28fDHsKQSsJ_bACZN1WIbe6VIt2dw', 0, 1, '2026-11-22T11:00:00.000Z', '2026-11-22T11:00:00.000Z');
insert into "bookings" ("id", "reference", "status", "slot", "counsellor", "office", "mode", "start_at", "end_at", "topic", "language", "guide", "step", "personal", "sequence", "generation", "created_at", "changed_at") values ('00000000-0000-4000-8000-000000000005', 'CDEFGH', 'booked', 'r2.htfhc', 'c1', 'town-hall', 'office', '2026-11-25T08:00:00.000Z', '2026-11-25T09:00:00.000Z', 'work', 'ar', null, null, '1.44101d47.obY46oVb58y3G9zlDYu2btk31PlFZmllf8a7sbpk_APcS0crET8JQe_zjw', 0, 1, '2026-11-22T11:00:00.000Z', '2026-11-22T11:00:00.000Z');
insert into "bookings" ("id", "reference", "status", "slot", "counsellor", "office", "mode", "start_at", "end_at", "topic", "language", "guide", "step", "personal", "sequence", "generation", "created_at", "changed_at") values ('00000000-0000-4000-8000-000000000007', 'DEFGHJ', 'booked', 'r3.htgmg', 'c2', null, 'phone', '2026-11-26T08:40:00.000Z', '2026-11-26T09:10:00.000Z', 'housing', 'uk', null, null, '1.44101d47.MrL08vsWMX0vtplfMLv5tp6MnJ77ZCZsM0c1WLw9aAsHoce5HGxCF3CmKjRqyJj5ACqARBfF2T7BVroHzQ_5V_eseCd0ujwr2pyw4Jawu1B3CrW3', 1, 1, '2026-11-22T11:00:00.000Z', '2026-11-22T11:03:00.000Z');
insert into "bookings" ("id", "reference", "status", "slot", "counsellor", "office", "mode", "start_at", "end_at", "topic", "language", "guide", "step", "personal", "sequence", "generation", "created_at", "changed_at") values ('00000000-0000-4000-8000-000000000010', 'EFGHJK', 'cancelled', 'r1.htef0', 'c1', 'town-hall', 'office', '2026-11-24T09:00:00.000Z', '2026-11-24T09:30:00.000Z', 'housing', 'ar', null, null, '1.44101d47.q1ddYZpUm08SMPMqoxH3GTT1Cs8-h3vc6JK8lSlmO7ItReOZMtPu70x5jA', 1, 1, '2026-11-22T11:03:00.000Z', '2026-11-22T11:03:00.000Z');
insert into "holds" ("id", "slot", "expires_at", "client") values ('00000000-0000-4000-8000-000000000013', 'r1.htego', '2026-11-22T11:13:00.000Z', '81fe9b1f258631f3f456eabe78382eb89e7cd8a312c306d1b912f2766202ab4f');
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985024, 'r1.htedc', '00000000-0000-4000-8000-000000000001', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985025, 'r1.htedc', '00000000-0000-4000-8000-000000000001', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985026, 'r1.htedc', '00000000-0000-4000-8000-000000000001', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985027, 'r1.htedc', '00000000-0000-4000-8000-000000000001', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985028, 'r1.htedc', '00000000-0000-4000-8000-000000000001', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985029, 'r1.htedc', '00000000-0000-4000-8000-000000000001', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985312, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985313, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985314, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985315, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985316, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985317, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985318, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985319, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985320, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985321, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985322, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985323, 'r2.htfhc', 'r2.htfhc', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985312, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985313, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985314, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985315, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985316, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985317, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985318, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985319, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985320, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985321, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985322, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 1, 5985323, 'r2.htfhc', '00000000-0000-4000-8000-000000000003', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985312, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985313, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985314, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985315, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985316, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985317, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985318, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985319, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985320, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985321, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985322, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 2, 5985323, 'r2.htfhc', '00000000-0000-4000-8000-000000000005', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c2', 0, 5985608, 'r3.htgmg', '00000000-0000-4000-8000-000000000007', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c2', 0, 5985609, 'r3.htgmg', '00000000-0000-4000-8000-000000000007', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c2', 0, 5985610, 'r3.htgmg', '00000000-0000-4000-8000-000000000007', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c2', 0, 5985611, 'r3.htgmg', '00000000-0000-4000-8000-000000000007', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c2', 0, 5985612, 'r3.htgmg', '00000000-0000-4000-8000-000000000007', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c2', 0, 5985613, 'r3.htgmg', '00000000-0000-4000-8000-000000000007', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c2', 0, 5985614, 'r3.htgmg', '00000000-0000-4000-8000-000000000007', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c2', 0, 5985615, 'r3.htgmg', '00000000-0000-4000-8000-000000000007', null);
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985048, 'r1.htego', '00000000-0000-4000-8000-000000000013', '2026-11-22T11:13:00.000Z');
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985049, 'r1.htego', '00000000-0000-4000-8000-000000000013', '2026-11-22T11:13:00.000Z');
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985050, 'r1.htego', '00000000-0000-4000-8000-000000000013', '2026-11-22T11:13:00.000Z');
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985051, 'r1.htego', '00000000-0000-4000-8000-000000000013', '2026-11-22T11:13:00.000Z');
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985052, 'r1.htego', '00000000-0000-4000-8000-000000000013', '2026-11-22T11:13:00.000Z');
insert into "claims" ("counsellor", "lane", "quantum", "slot", "owner", "until_at") values ('c1', 0, 5985053, 'r1.htego', '00000000-0000-4000-8000-000000000013', '2026-11-22T11:13:00.000Z');
insert into "history" ("booking", "place", "at", "by_whom", "what", "slot") values ('00000000-0000-4000-8000-000000000001', 0, '2026-11-22T11:00:00.000Z', 'reader', 'booked', 'r1.htedc');
insert into "history" ("booking", "place", "at", "by_whom", "what", "slot") values ('00000000-0000-4000-8000-000000000003', 0, '2026-11-22T11:00:00.000Z', 'reader', 'booked', 'r2.htfhc');
insert into "history" ("booking", "place", "at", "by_whom", "what", "slot") values ('00000000-0000-4000-8000-000000000005', 0, '2026-11-22T11:00:00.000Z', 'reader', 'booked', 'r2.htfhc');
insert into "history" ("booking", "place", "at", "by_whom", "what", "slot") values ('00000000-0000-4000-8000-000000000007', 0, '2026-11-22T11:00:00.000Z', 'reader', 'booked', 'r3.htglc');
insert into "history" ("booking", "place", "at", "by_whom", "what", "slot") values ('00000000-0000-4000-8000-000000000007', 1, '2026-11-22T11:03:00.000Z', 'reader', 'moved', 'r3.htgmg');
insert into "history" ("booking", "place", "at", "by_whom", "what", "slot") values ('00000000-0000-4000-8000-000000000010', 0, '2026-11-22T11:03:00.000Z', 'reader', 'booked', 'r1.htef0');
insert into "history" ("booking", "place", "at", "by_whom", "what", "slot") values ('00000000-0000-4000-8000-000000000010', 1, '2026-11-22T11:03:00.000Z', 'reader', 'cancelled', 'r1.htef0');
insert into "events" ("booking", "counsellor", "start_at", "end_at", "cancelled_at", "changed_at", "text") values ('00000000-0000-4000-8000-000000000001', 'c1', '2026-11-24T08:00:00.000Z', '2026-11-24T08:30:00.000Z', null, '2026-11-22T11:00:00.000Z', 'BEGIN:VEVENT
UID:00000000-0000-4000-8000-000000000001@lotse.example
SUMMARY:Termin ABC-DEF
DTSTAMP:20261122T110000Z
DTSTART:20261124T080000Z
DTEND:20261124T083000Z
SEQUENCE:0
LOCATION:Haus town-hall
STATUS:CONFIRMED
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
TRANSP:OPAQUE
LAST-MODIFIED:20261122T110000Z
END:VEVENT
');
insert into "events" ("booking", "counsellor", "start_at", "end_at", "cancelled_at", "changed_at", "text") values ('00000000-0000-4000-8000-000000000003', 'c1', '2026-11-25T08:00:00.000Z', '2026-11-25T09:00:00.000Z', null, '2026-11-22T11:00:00.000Z', 'BEGIN:VEVENT
UID:00000000-0000-4000-8000-000000000003@lotse.example
SUMMARY:Termin BCD-EFG
DTSTAMP:20261122T110000Z
DTSTART:20261125T080000Z
DTEND:20261125T090000Z
SEQUENCE:0
LOCATION:Haus town-hall
STATUS:CONFIRMED
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
TRANSP:OPAQUE
LAST-MODIFIED:20261122T110000Z
END:VEVENT
');
insert into "events" ("booking", "counsellor", "start_at", "end_at", "cancelled_at", "changed_at", "text") values ('00000000-0000-4000-8000-000000000005', 'c1', '2026-11-25T08:00:00.000Z', '2026-11-25T09:00:00.000Z', null, '2026-11-22T11:00:00.000Z', 'BEGIN:VEVENT
UID:00000000-0000-4000-8000-000000000005@lotse.example
SUMMARY:Termin CDE-FGH
DTSTAMP:20261122T110000Z
DTSTART:20261125T080000Z
DTEND:20261125T090000Z
SEQUENCE:0
LOCATION:Haus town-hall
STATUS:CONFIRMED
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
TRANSP:OPAQUE
LAST-MODIFIED:20261122T110000Z
END:VEVENT
');
insert into "events" ("booking", "counsellor", "start_at", "end_at", "cancelled_at", "changed_at", "text") values ('00000000-0000-4000-8000-000000000007', 'c2', '2026-11-26T08:40:00.000Z', '2026-11-26T09:10:00.000Z', null, '2026-11-22T11:03:00.000Z', 'BEGIN:VEVENT
UID:00000000-0000-4000-8000-000000000007@lotse.example
SUMMARY:Termin DEF-GHJ
DTSTAMP:20261122T110300Z
DTSTART:20261126T084000Z
DTEND:20261126T091000Z
SEQUENCE:1
STATUS:CONFIRMED
X-MICROSOFT-CDO-BUSYSTATUS:BUSY
TRANSP:OPAQUE
LAST-MODIFIED:20261122T110300Z
END:VEVENT
');
insert into "events" ("booking", "counsellor", "start_at", "end_at", "cancelled_at", "changed_at", "text") values ('00000000-0000-4000-8000-000000000010', 'c1', '2026-11-24T09:00:00.000Z', '2026-11-24T09:30:00.000Z', '2026-11-22T11:03:00.000Z', '2026-11-22T11:03:00.000Z', 'BEGIN:VEVENT
UID:00000000-0000-4000-8000-000000000010@lotse.example
SUMMARY:Abgesagt: Termin EFG-HJK
DTSTAMP:20261122T110300Z
DTSTART:20261124T090000Z
DTEND:20261124T093000Z
SEQUENCE:1
LOCATION:Haus town-hall
STATUS:CANCELLED
X-MICROSOFT-CDO-BUSYSTATUS:FREE
TRANSP:TRANSPARENT
LAST-MODIFIED:20261122T110300Z
END:VEVENT
');
insert into "idempotency" ("key", "body", "expires_at", "booking", "answer") values ('20d0d5aba184c0e2e3642cf1471b8ea13324dc5227a36281c18b2eb555834739', '50e1833388e468670846d5fdd4ad2087cd2600dadc9f2cc0abb7b29156051c7f', '2026-11-23T11:00:00.000Z', '00000000-0000-4000-8000-000000000007', '{"id":"00000000-0000-4000-8000-000000000007","reference":"DEF-GHJ","status":"booked","slot":"r3.htglc","counsellor":{"id":"c2","label":"Integrationsmanagement 2","languages":["de","uk"],"topics":["housing","work"]},"office":null,"mode":"phone","start":"2026-11-26T08:00:00Z","end":"2026-11-26T08:30:00Z","topic":"housing","language":"uk","guide":null,"step":null,"sequence":0,"changed":"2026-11-22T11:00:00Z"}');
insert into "outbox" ("id", "kind", "subject", "due_at", "next_at", "attempts", "last_error") values ('00000000-0000-4000-8000-000000000002', 'forget', '00000000-0000-4000-8000-000000000001', '2026-11-26T08:30:00.000Z', '2026-11-26T08:30:00.000Z', 0, null);
insert into "outbox" ("id", "kind", "subject", "due_at", "next_at", "attempts", "last_error") values ('00000000-0000-4000-8000-000000000004', 'forget', '00000000-0000-4000-8000-000000000003', '2026-11-27T09:00:00.000Z', '2026-11-27T09:00:00.000Z', 0, null);
insert into "outbox" ("id", "kind", "subject", "due_at", "next_at", "attempts", "last_error") values ('00000000-0000-4000-8000-000000000006', 'forget', '00000000-0000-4000-8000-000000000005', '2026-11-27T09:00:00.000Z', '2026-11-27T09:00:00.000Z', 0, null);
insert into "outbox" ("id", "kind", "subject", "due_at", "next_at", "attempts", "last_error") values ('00000000-0000-4000-8000-000000000009', 'forget', '00000000-0000-4000-8000-000000000007', '2026-11-28T09:10:00.000Z', '2026-11-28T09:10:00.000Z', 0, null);
insert into "outbox" ("id", "kind", "subject", "due_at", "next_at", "attempts", "last_error") values ('00000000-0000-4000-8000-000000000012', 'forget', '00000000-0000-4000-8000-000000000010', '2026-11-22T11:03:00.000Z', '2026-11-22T11:03:00.000Z', 0, null);

-- The spine: events, sealed values, stored answers, members and tokens.
-- A constraint or trigger stands under the sentence it enforces.

-- What was decided is kept for ever: one event a (stream, seq), its text as it was hashed.
CREATE TABLE events (
  stream TEXT NOT NULL CHECK (stream <> ''),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  decided_on TEXT NOT NULL CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  type TEXT NOT NULL CHECK (type <> ''),
  application_id TEXT,
  -- Canonical JSON (RFC 8785) of the event with the hash before it, without its own.
  body TEXT NOT NULL CHECK (json_valid(body)),
  previous TEXT NOT NULL CHECK (length(previous) = 64),
  -- An event carries SHA-256 over its canonical JSON and the previous hash of its stream.
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  -- Of two writers who decided on the same revision, one hits the key and its batch rolls back.
  PRIMARY KEY (stream, seq)
) STRICT;

CREATE INDEX events_of_application ON events (application_id, stream, seq) WHERE application_id IS NOT NULL;

-- A stream's revision is its last seq: the next event is the next number and names the hash before it.
CREATE TRIGGER events_follow_on BEFORE INSERT ON events
WHEN NEW.seq <> coalesce((SELECT max(seq) FROM events WHERE stream = NEW.stream), 0) + 1
  OR NEW.previous <> coalesce(
    (SELECT hash FROM events WHERE stream = NEW.stream AND seq = NEW.seq - 1),
    '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN
  SELECT RAISE(ABORT, 'revision moved');
END;

-- Events are never updated.
CREATE TRIGGER events_are_never_updated BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are never updated');
END;

-- Events are never deleted.
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are never deleted');
END;

-- A command that reads another stream asserts that stream's revision in the same batch; if it moved, the CHECK fails.
CREATE TABLE asserted_revisions (
  stream TEXT PRIMARY KEY,
  expected INTEGER NOT NULL,
  found INTEGER NOT NULL,
  CONSTRAINT revision_moved CHECK (expected = found)
) STRICT;

-- An event never holds a sealed value, nor its ciphertext: those lie here, under AES-256-GCM with the id as AAD, one bundle a row.
-- Rotation rewrites a bundle under another key; erasure deletes it.
CREATE TABLE sealed_bundles (
  id TEXT PRIMARY KEY CHECK (id GLOB 'b-*'),
  stream TEXT NOT NULL,
  subject TEXT NOT NULL,
  key_id TEXT NOT NULL,
  -- base64url of 12 bytes
  iv TEXT NOT NULL CHECK (length(iv) = 16),
  -- base64url of the ciphertext and its 16 bytes of tag
  box TEXT NOT NULL CHECK (length(box) > 21)
) STRICT;

CREATE INDEX sealed_bundles_by_key ON sealed_bundles (key_id);

-- Equality of sealed values goes through an HMAC, one a key in use; no bundle, no index.
CREATE TABLE blind_index (
  stream TEXT NOT NULL,
  field TEXT NOT NULL,
  digest TEXT NOT NULL CHECK (length(digest) = 43),
  bundle_id TEXT NOT NULL REFERENCES sealed_bundles (id) ON DELETE CASCADE,
  subject TEXT NOT NULL,
  key_id TEXT NOT NULL,
  PRIMARY KEY (stream, field, digest, bundle_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX blind_index_by_bundle ON blind_index (bundle_id);

-- The answer of a request that committed is stored in the same batch, compressed and sealed, and kept 30 days:
-- one answer an (actor, key).
CREATE TABLE answers (
  actor TEXT NOT NULL,
  key TEXT NOT NULL CHECK (length(key) BETWEEN 8 AND 200),
  -- SHA-256 over method, path and body: the same key with another request is refused.
  request_hash TEXT NOT NULL CHECK (length(request_hash) = 64),
  answered_at TEXT NOT NULL,
  status INTEGER NOT NULL CHECK (status IN (200, 201)),
  location TEXT,
  revision INTEGER,
  key_id TEXT NOT NULL,
  iv TEXT NOT NULL CHECK (length(iv) = 16),
  PRIMARY KEY (actor, key)
) STRICT;

CREATE INDEX answers_by_age ON answers (answered_at);

-- A stored answer lies in parts under 900 KB.
CREATE TABLE answer_parts (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  part INTEGER NOT NULL CHECK (part >= 0),
  box BLOB NOT NULL CHECK (length(box) BETWEEN 1 AND 900000),
  PRIMARY KEY (actor, key, part),
  FOREIGN KEY (actor, key) REFERENCES answers (actor, key) ON DELETE CASCADE
) STRICT;

-- No member row, no access. A member is found by (issuer, subject) or by a verified e-mail.
CREATE TABLE members (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  organisation TEXT NOT NULL,
  issuer TEXT,
  subject TEXT,
  email TEXT CHECK (email = lower(email)),
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  -- 1 while the member has access; a member who left keeps the row, because decisions name it.
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  CHECK ((issuer IS NULL) = (subject IS NULL)),
  CHECK (subject IS NOT NULL OR email IS NOT NULL)
) STRICT;

-- One identity is one member.
CREATE UNIQUE INDEX one_member_a_subject ON members (issuer, subject) WHERE active = 1 AND subject IS NOT NULL;
CREATE UNIQUE INDEX one_member_an_email ON members (email) WHERE active = 1 AND email IS NOT NULL;

-- A member is never deleted: decisions name it.
CREATE TRIGGER members_are_never_deleted BEFORE DELETE ON members
BEGIN
  SELECT RAISE(ABORT, 'members are never deleted');
END;

-- API tokens: scoped, expiring, stored hashed, acting as their named member.
CREATE TABLE api_tokens (
  id TEXT PRIMARY KEY CHECK (id <> ''),
  member_id TEXT NOT NULL REFERENCES members (id),
  name TEXT NOT NULL CHECK (name <> ''),
  -- SHA-256 of the secret part, hex
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
  scopes TEXT NOT NULL CHECK (json_valid(scopes) AND json_array_length(scopes) >= 1),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL CHECK (expires_at > created_at),
  revoked_at TEXT
) STRICT;

-- A revoked token stays revoked.
CREATE TRIGGER revoked_tokens_stay_revoked BEFORE UPDATE ON api_tokens
WHEN OLD.revoked_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a revoked token stays revoked');
END;

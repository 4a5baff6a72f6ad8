-- An Idempotency-Key may be as short as its sender likes. SQLite changes no CHECK of a table that stands, so the stored answers and
-- their parts move to tables made anew: the parts first, since dropping their parent would empty them.

CREATE TABLE answers_moved (
  actor TEXT NOT NULL,
  key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
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

INSERT INTO answers_moved (actor, key, request_hash, answered_at, status, location, revision, key_id, iv)
SELECT actor, key, request_hash, answered_at, status, location, revision, key_id, iv FROM answers;

-- A stored answer lies in parts under 900 KB.
CREATE TABLE answer_parts_moved (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  part INTEGER NOT NULL CHECK (part >= 0),
  box BLOB NOT NULL CHECK (length(box) BETWEEN 1 AND 900000),
  PRIMARY KEY (actor, key, part),
  FOREIGN KEY (actor, key) REFERENCES answers_moved (actor, key) ON DELETE CASCADE
) STRICT;

INSERT INTO answer_parts_moved (actor, key, part, box) SELECT actor, key, part, box FROM answer_parts;

DROP TABLE answer_parts;
DROP TABLE answers;
-- The parts' reference follows its table's name.
ALTER TABLE answers_moved RENAME TO answers;
ALTER TABLE answer_parts_moved RENAME TO answer_parts;
CREATE INDEX answers_by_age ON answers (answered_at);

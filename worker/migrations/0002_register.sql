-- Rounds, applications and the municipal list as they stand: the projection of their events, rewritten in the batch that appends them.

CREATE TABLE rounds (
  -- A round is named by its year.
  id TEXT PRIMARY KEY CHECK (id GLOB '[0-9][0-9][0-9][0-9]'),
  -- Article 17: rounds before 2019 fell under the earlier measures.
  year INTEGER NOT NULL CHECK (year >= 2019 AND year = CAST(id AS INTEGER)),
  -- Article 3: one selection every two years.
  previous_year INTEGER CHECK (year >= previous_year + 2),
  stage TEXT NOT NULL CHECK (stage IN ('intake', 'review', 'notice', 'decision', 'running', 'closed')),
  -- The rest of the record: settings, rulings, notice.
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

-- A round's stages run forward only.
CREATE TRIGGER stages_run_forward BEFORE UPDATE ON rounds
WHEN instr('intake review notice decision running closed', NEW.stage) < instr('intake review notice decision running closed', OLD.stage)
BEGIN
  SELECT RAISE(ABORT, 'stages run forward only');
END;

-- A round is never deleted.
CREATE TRIGGER rounds_are_never_deleted BEFORE DELETE ON rounds
BEGIN
  SELECT RAISE(ABORT, 'rounds are never deleted');
END;

CREATE TABLE applications (
  id TEXT PRIMARY KEY,
  round TEXT NOT NULL REFERENCES rounds (id),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999),
  version INTEGER NOT NULL CHECK (version >= 1),
  state TEXT NOT NULL CHECK (state IN (
    'submitted', 'eligible', 'ineligible', 'withdrawn', 'shortlisted', 'not-shortlisted',
    'approved', 'rejected', 'rectifying', 'rectification-failed', 'revoked', 'completed')),
  -- Article 14: a municipally funded studio receives the plaque and no money.
  funding TEXT NOT NULL CHECK (funding IN ('district', 'plaque-only')),
  -- The rest of the record: fields (sealed ones as references), versions, resolutions.
  record TEXT NOT NULL CHECK (json_valid(record)),
  -- An application is named by its round and its number in it.
  CHECK (id = printf('%s-%03d', round, number)),
  -- A withdrawal says who withdrew it and why.
  CHECK ((state = 'withdrawn') = (json_type(record, '$.withdrawal') = 'object')),
  -- Whoever is found eligible or not has a decision that says so.
  CHECK (state NOT IN ('eligible', 'ineligible') OR json_extract(record, '$.eligibility.outcome') = state),
  UNIQUE (round, number)
) STRICT;

-- No update is lost: every change is a later version.
CREATE TRIGGER versions_only_rise BEFORE UPDATE ON applications
WHEN NEW.version <= OLD.version OR NEW.round <> OLD.round
BEGIN
  SELECT RAISE(ABORT, 'versions only rise');
END;

-- An application is withdrawn, never deleted.
CREATE TRIGGER applications_are_never_deleted BEFORE DELETE ON applications
BEGIN
  SELECT RAISE(ABORT, 'applications are never deleted');
END;

-- A new row whose credit code and lead ID number stand in the round never makes a second application. The ID number is compared
-- by its blind index; the bundles of a batch are written before its applications.
CREATE TRIGGER one_application_a_key AFTER INSERT ON applications
WHEN EXISTS (
  SELECT 1
  FROM blind_index AS mine
  JOIN blind_index AS theirs
    ON theirs.stream = mine.stream AND theirs.field = mine.field AND theirs.digest = mine.digest AND theirs.subject <> mine.subject
  JOIN applications AS other ON other.id = theirs.subject
  WHERE mine.bundle_id = substr(json_extract(NEW.record, '$.fields.leadIdNumber.sealed'), 1, 24)
    AND mine.field = 'leadIdNumber'
    -- A number that was replaced stays in the index; the record names the one that stands.
    AND json_extract(other.record, '$.fields.leadIdNumber.sealed') = theirs.bundle_id || '/leadIdNumber'
    AND json_extract(other.record, '$.fields.creditCode') = json_extract(NEW.record, '$.fields.creditCode'))
BEGIN
  SELECT RAISE(ABORT, 'one application a credit code and lead ID number');
END;

CREATE TABLE municipal_awards (
  id TEXT PRIMARY KEY CHECK (id GLOB 'M[0-9][0-9][0-9][0-9]*'),
  number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
  version INTEGER NOT NULL CHECK (version >= 1),
  -- Fields (the ID number as a reference) and withdrawal.
  record TEXT NOT NULL CHECK (json_valid(record))
) STRICT;

-- A row of the municipal list is withdrawn with a reason, never deleted.
CREATE TRIGGER municipal_awards_are_never_deleted BEFORE DELETE ON municipal_awards
BEGIN
  SELECT RAISE(ABORT, 'rows of the municipal list are never deleted');
END;

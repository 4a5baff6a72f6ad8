-- Batches of payments as they stand, their lines, and the payments made: the projection of their events, written in the batch that appends them.

CREATE TABLE batches (
  id TEXT PRIMARY KEY,
  round TEXT NOT NULL REFERENCES rounds (id),
  number INTEGER NOT NULL CHECK (number >= 1),
  status TEXT NOT NULL CHECK (status IN ('prepared', 'approved', 'settled', 'cancelled', 'void')),
  -- Preparer, approver and payer of a batch are three people.
  prepared_by TEXT NOT NULL,
  approved_by TEXT CHECK (approved_by <> prepared_by),
  pulled_by TEXT CHECK (pulled_by <> prepared_by AND pulled_by <> approved_by),
  -- The rest of the record: lines, hash, parts, reports.
  record TEXT NOT NULL CHECK (json_valid(record)),
  -- A batch is named by its round and its number in it.
  CHECK (id = printf('%s-P%02d', round, number)),
  -- Nothing is pulled that nobody approved.
  CHECK (pulled_by IS NULL OR approved_by IS NOT NULL),
  -- Nothing is approved or settled without its approver, nor settled without its payer.
  CHECK (status NOT IN ('approved', 'settled') OR approved_by IS NOT NULL),
  CHECK (status <> 'settled' OR pulled_by IS NOT NULL),
  -- Once pulled, lines are finance's until reported: no cancellation, no voiding.
  CHECK (pulled_by IS NULL OR status IN ('approved', 'settled')),
  UNIQUE (round, number)
) STRICT;

-- A batch is cancelled or void, never deleted.
CREATE TRIGGER batches_are_never_deleted BEFORE DELETE ON batches
BEGIN
  SELECT RAISE(ABORT, 'batches are never deleted');
END;

-- What was approved stays as it was approved; who took a part stays, and what has ended does not begin again.
CREATE TRIGGER batches_keep_what_was_frozen BEFORE UPDATE ON batches
WHEN json_extract(NEW.record, '$.hash') <> json_extract(OLD.record, '$.hash')
  OR json_extract(NEW.record, '$.lines') <> json_extract(OLD.record, '$.lines')
  OR NEW.prepared_by <> OLD.prepared_by
  OR (OLD.approved_by IS NOT NULL AND NEW.approved_by IS NOT OLD.approved_by)
  OR (OLD.pulled_by IS NOT NULL AND NEW.pulled_by IS NOT OLD.pulled_by)
  OR (OLD.status IN ('settled', 'cancelled', 'void') AND NEW.status <> OLD.status)
BEGIN
  SELECT RAISE(ABORT, 'a batch keeps what was frozen');
END;

CREATE TABLE batch_lines (
  batch_id TEXT NOT NULL REFERENCES batches (id),
  payment_id TEXT NOT NULL,
  application_id TEXT NOT NULL REFERENCES applications (id),
  stage TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  -- 1 while the batch is live and nobody has reported the line.
  is_live INTEGER NOT NULL CHECK (is_live IN (0, 1)),
  CHECK (payment_id = application_id || '-' || stage),
  -- Article 14: 100,000 yuan at first, 50,000 to 100,000 later, 30,000 as the award.
  CHECK ((stage = 'first' AND amount_fen = 10000000)
    OR (stage = 'award' AND amount_fen = 3000000)
    OR (stage = 'second' AND amount_fen BETWEEN 5000000 AND 10000000)),
  PRIMARY KEY (batch_id, payment_id)
) STRICT, WITHOUT ROWID;

-- A payment is in at most one live batch.
CREATE UNIQUE INDEX one_live_batch_a_payment ON batch_lines (payment_id) WHERE is_live = 1;

-- A line of a batch never changes, and what was let go is not taken again.
CREATE TRIGGER batch_lines_only_end BEFORE UPDATE ON batch_lines
WHEN NEW.batch_id <> OLD.batch_id OR NEW.payment_id <> OLD.payment_id OR NEW.amount_fen <> OLD.amount_fen
  OR NEW.is_live > OLD.is_live
BEGIN
  SELECT RAISE(ABORT, 'a line of a batch only ends');
END;

CREATE TRIGGER batch_lines_are_never_deleted BEFORE DELETE ON batch_lines
BEGIN
  SELECT RAISE(ABORT, 'lines of batches are never deleted');
END;

-- What was paid enters no batch again.
CREATE TRIGGER paid_is_not_batched BEFORE INSERT ON batch_lines
WHEN NEW.is_live = 1 AND EXISTS (SELECT 1 FROM payments WHERE payment_id = NEW.payment_id)
  AND NOT EXISTS (SELECT 1 FROM batch_lines WHERE batch_id = NEW.batch_id AND payment_id = NEW.payment_id)
BEGIN
  SELECT RAISE(ABORT, 'what was paid enters no batch');
END;

CREATE TABLE payments (
  payment_id TEXT PRIMARY KEY,
  application_id TEXT NOT NULL REFERENCES applications (id),
  stage TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  paid_on TEXT NOT NULL CHECK (paid_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  voucher TEXT,
  batch_id TEXT REFERENCES batches (id),
  origin TEXT NOT NULL CHECK (origin IN ('register', 'opening')),
  CHECK (payment_id = application_id || '-' || stage),
  -- What the register paid, it paid through a batch and under a voucher.
  CHECK (origin = 'opening' OR (batch_id IS NOT NULL AND voucher IS NOT NULL)),
  -- Article 14, as above.
  CHECK ((stage = 'first' AND amount_fen = 10000000)
    OR (stage = 'award' AND amount_fen = 3000000)
    OR (stage = 'second' AND amount_fen BETWEEN 5000000 AND 10000000)),
  -- One payment an (application, stage).
  UNIQUE (application_id, stage)
) STRICT;

-- A payment has the amount of its line in a batch that was approved and pulled.
CREATE TRIGGER payments_follow_their_batch BEFORE INSERT ON payments
WHEN NEW.origin = 'register' AND NOT EXISTS (
  SELECT 1 FROM batch_lines AS line JOIN batches ON batches.id = line.batch_id
  WHERE line.batch_id = NEW.batch_id AND line.payment_id = NEW.payment_id AND line.amount_fen = NEW.amount_fen
    AND batches.pulled_by IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'a payment follows its batch');
END;

-- Payments are never updated or deleted: what comes back is a recovery.
CREATE TRIGGER payments_are_never_updated BEFORE UPDATE ON payments
BEGIN
  SELECT RAISE(ABORT, 'payments are never updated');
END;

CREATE TRIGGER payments_are_never_deleted BEFORE DELETE ON payments
BEGIN
  SELECT RAISE(ABORT, 'payments are never deleted');
END;

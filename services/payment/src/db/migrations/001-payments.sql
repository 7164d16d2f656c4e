-- #region tables
-- One row an order: the payment, and the fence of this step. It is written before the card processor is asked
-- (UNKNOWN: asked, answer not known) and is itself the persistent work item: `next_check_at` is when to ask again.
-- A refund that comes first leaves a VOIDED row (a tombstone): a charge that comes later is refused.
CREATE TABLE payments (
  id              CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  order_id        CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount_cents    INT NOT NULL,
  payment_method  VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  status          ENUM('AUTHORISED','CAPTURED','DECLINED','UNKNOWN','VOIDED','REFUNDED') NOT NULL,
  reason          VARCHAR(200) NULL,
  charge_id       VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  command_id      CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  saga_epoch      INT NOT NULL,
  undo_command_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  undo_epoch      INT NULL,
  attempts        INT NOT NULL DEFAULT 0,
  next_check_at   DATETIME(6) NULL,
  -- The trace of the order, so that work taken up again later is still part of it.
  traceparent     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_at      DATETIME(3) NOT NULL,
  updated_at      DATETIME(3) NOT NULL,
  UNIQUE KEY one_payment_an_order (order_id),
  KEY due (next_check_at)
);

-- Double entry: every movement is two rows that add up to nothing.
CREATE TABLE ledger_entries (
  id           BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  payment_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  movement     ENUM('capture','refund') NOT NULL,
  account      ENUM('card-processor','revenue') NOT NULL,
  amount_cents INT NOT NULL,
  booked_at    DATETIME(3) NOT NULL,
  UNIQUE KEY booked_once (payment_id, movement, account)
);
-- #endregion tables

-- #region tables
-- The write model: what happened to each order, in order. State is the fold of these rows.
CREATE TABLE order_events (
  position    BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  order_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version     INT NOT NULL,
  type        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  data        MEDIUMTEXT NOT NULL,
  occurred_at DATETIME(3) NOT NULL,
  UNIQUE KEY one_version (order_id, version)
);

-- One row an order: where its saga stands. `revision` is compared and set on every change; `next_attempt_at` is the
-- timer (the database's clock), null when nothing is awaited.
CREATE TABLE sagas (
  order_id        CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  status          ENUM('RUNNING','COMPENSATING','COMPLETED','COMPENSATED','STUCK') NOT NULL,
  epoch           INT NOT NULL,
  revision        INT NOT NULL,
  order_version   INT NOT NULL,
  state           MEDIUMTEXT NOT NULL,
  details         MEDIUMTEXT NOT NULL,
  next_attempt_at DATETIME(6) NULL,
  created_at      DATETIME(3) NOT NULL,
  updated_at      DATETIME(3) NOT NULL,
  KEY due (next_attempt_at),
  KEY by_status (status)
);

CREATE TABLE idempotency_keys (
  idempotency_key VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  body_hash       CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_id        CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at      DATETIME(3) NOT NULL
);
-- #endregion tables

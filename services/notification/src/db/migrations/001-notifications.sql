-- #region tables
-- One row an order and kind: sent at most once, however often it is asked for.
CREATE TABLE notifications (
  id          CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  order_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  recipient   VARCHAR(200) NOT NULL,
  subject     VARCHAR(200) NOT NULL,
  status      ENUM('SENT','FAILED') NOT NULL,
  reason      VARCHAR(200) NULL,
  created_at  DATETIME(3) NOT NULL,
  UNIQUE KEY one_an_order (order_id, kind),
  KEY by_time (created_at, id)
);
-- #endregion tables

-- #region tables
-- received = what ever came in (first stock and restocks), so that received = available + reserved + sold always.
CREATE TABLE products (
  id          VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name        VARCHAR(200) NOT NULL,
  price_cents INT NOT NULL,
  received    INT NOT NULL,
  available   INT NOT NULL,
  reserved    INT NOT NULL DEFAULT 0,
  sold        INT NOT NULL DEFAULT 0,
  version     INT NOT NULL,
  updated_at  DATETIME(3) NOT NULL,
  CONSTRAINT stock_never_negative CHECK (available >= 0 AND reserved >= 0 AND sold >= 0)
);

-- One row an order: the reservation, and at the same time the fence of this step. A release that comes first leaves
-- a RELEASED row without items (a tombstone): a reserve that comes later is refused.
CREATE TABLE reservations (
  order_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  status     ENUM('RESERVED','REJECTED','RELEASED','SOLD') NOT NULL,
  saga_epoch INT NOT NULL,
  reason     VARCHAR(200) NULL,
  created_at DATETIME(3) NOT NULL,
  updated_at DATETIME(3) NOT NULL,
  KEY by_status (status)
);

CREATE TABLE reservation_items (
  order_id   CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  product_id VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  quantity   INT NOT NULL,
  PRIMARY KEY (order_id, product_id)
);
-- #endregion tables

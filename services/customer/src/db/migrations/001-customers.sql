-- #region tables
CREATE TABLE customers (
  id         VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name       VARCHAR(200) NOT NULL,
  email      VARCHAR(200) NOT NULL,
  city       VARCHAR(100) NOT NULL,
  version    INT NOT NULL,
  updated_at DATETIME(3) NOT NULL
);

-- A projection of the order service's facts: readable when the order database is dead. The highest version wins.
CREATE TABLE customer_order_history (
  order_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  customer_id VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status      ENUM('PENDING','CONFIRMED','CANCELLING','CANCELLED','STUCK') NOT NULL,
  total_cents INT NOT NULL,
  item_count  INT NOT NULL,
  reason      VARCHAR(200) NULL,
  version     INT NOT NULL,
  placed_at   DATETIME(3) NOT NULL,
  updated_at  DATETIME(3) NOT NULL,
  KEY by_customer (customer_id, placed_at, order_id)
);
-- #endregion tables

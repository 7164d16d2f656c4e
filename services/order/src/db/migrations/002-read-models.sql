-- #region tables
-- A projection of order_events for lists. A row's version moves with it, so an event is applied once.
CREATE TABLE order_view (
  order_id    CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  customer_id VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status      ENUM('PENDING','CONFIRMED','CANCELLING','CANCELLED','STUCK') NOT NULL,
  total_cents INT NOT NULL,
  version     INT NOT NULL,
  body        MEDIUMTEXT NOT NULL,
  placed_at   DATETIME(3) NOT NULL,
  updated_at  DATETIME(3) NOT NULL,
  KEY by_time (placed_at, order_id),
  KEY by_customer (customer_id, placed_at, order_id),
  KEY by_status (status, placed_at, order_id)
);

-- How far a projection has read. Positions are given before commit, so a smaller one can appear later: the gaps
-- that were seen are kept and asked for again, and stall nobody.
CREATE TABLE projection_checkpoints (
  projection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  position   BIGINT UNSIGNED NOT NULL
);

CREATE TABLE projection_gaps (
  projection VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position   BIGINT UNSIGNED NOT NULL,
  seen_at    DATETIME(3) NOT NULL,
  PRIMARY KEY (projection, position)
);

-- The order service's own copies of what other services own, fed by product.updated and customer.updated.
CREATE TABLE catalogue_copy (
  product_id  VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name        VARCHAR(200) NOT NULL,
  price_cents INT NOT NULL,
  version     INT NOT NULL,
  copied_at   DATETIME(3) NOT NULL
);

CREATE TABLE customer_copy (
  customer_id VARCHAR(63) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  name        VARCHAR(200) NOT NULL,
  email       VARCHAR(200) NOT NULL,
  version     INT NOT NULL,
  copied_at   DATETIME(3) NOT NULL
);
-- #endregion tables

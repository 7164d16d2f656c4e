// #region messaging-tables
/**
 * The tables that every service has beside its own: the outbox (messages that wait for the broker's confirm), the
 * inbox (messages that were handled) and the data epoch (which world these rows belong to).
 */
export const messagingTables = `
CREATE TABLE outbox (
  message_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  type       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body       MEDIUMTEXT NOT NULL,
  traceparent VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6)
);
CREATE TABLE inbox (
  consumer   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  message_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  handled_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  PRIMARY KEY (consumer, message_id)
);
CREATE TABLE data_epoch (
  only_row TINYINT NOT NULL PRIMARY KEY DEFAULT 1,
  epoch    INT NOT NULL
);
INSERT INTO data_epoch (only_row, epoch) VALUES (1, 1);
`;
// #endregion messaging-tables

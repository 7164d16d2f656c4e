-- What the demo service of the kit's tests does is counted here.
CREATE TABLE effects (
  order_id CHAR(36) NOT NULL PRIMARY KEY,
  times    INT NOT NULL
);

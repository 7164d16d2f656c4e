-- The list of those that failed must not walk past all that were sent.
ALTER TABLE notifications ADD KEY by_status (status, created_at, id);

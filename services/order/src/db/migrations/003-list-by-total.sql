-- The list of orders can also be sorted by what they cost.
ALTER TABLE order_view ADD KEY by_total (total_cents, order_id);

'use client';

import type { OnNotificationFailure, PaymentMethod } from '@bulkhead/contracts';
import { type FormEvent, useState } from 'react';
import { ProblemError } from '../../data/problem-error.ts';
import { useCustomers, useProducts } from '../../data/shop.ts';
import { Button } from '../../ui/button.tsx';
import { cards } from '../../ui/cards.ts';
import { Field, inputLook, Select } from '../../ui/field.tsx';
import { formatMoney } from '../../ui/format/figures.ts';
import { Section, Skeleton, Trouble } from '../../ui/section.tsx';
import { PlacedOrder } from './placed-order.tsx';
import { usePlaceOrder } from './use-place-order.ts';

/** Places an order. What the lab refuses is shown at the field it is about. */
export function OrderForm() {
  const products = useProducts();
  const customers = useCustomers();
  const placing = usePlaceOrder();
  const [productId, setProductId] = useState('');
  const [customerId, setCustomerId] = useState('');
  const [quantity, setQuantity] = useState('1');
  const [card, setCard] = useState<PaymentMethod>('card_ok');
  const [onFailure, setOnFailure] = useState<OnNotificationFailure>('retry');

  const product = products.data?.items.find(({ id }) => id === productId) ?? products.data?.items[0];
  const customer = customers.data?.items.find(({ id }) => id === customerId) ?? customers.data?.items[0];
  const refusal = placing.error instanceof ProblemError ? placing.error : undefined;
  const errorOf = (field: string) => refusal?.fieldError(field);
  const quantityError = errorOf('items[0].quantity');
  const isFieldError = ['customerId', 'items', 'paymentMethod'].some((field) => errorOf(field) !== undefined);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (product === undefined || customer === undefined || placing.isPending) return;
    placing.mutate({
      customerId: customer.id,
      items: [{ productId: product.id, quantity: Number(quantity) }],
      paymentMethod: card,
      onNotificationFailure: onFailure,
    });
  }

  const listError = [products, customers].find((list) => list.data === undefined && list.error);
  return (
    <Section title="Place an order">
      {listError?.error ? (
        <Trouble error={listError.error} onRetry={() => void Promise.all([products.refetch(), customers.refetch()])} />
      ) : !product || !customer ? (
        <Skeleton lines={5} />
      ) : (
        <form className="grid gap-2.5" onSubmit={submit} noValidate>
          <Field label="Customer" hint={customer.city} error={errorOf('customerId')}>
            {(ids) => (
              <Select
                {...ids}
                name="customer"
                value={customer.id}
                onChange={(event) => setCustomerId(event.target.value)}
              >
                {customers.data?.items.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field
            label="Product"
            hint={`${formatMoney(product.price)} · ${product.available > 0 ? `${product.available} left` : 'sold out'}`}
            error={quantityError ? undefined : errorOf('items')}
          >
            {(ids) => (
              <Select {...ids} name="product" value={product.id} onChange={(event) => setProductId(event.target.value)}>
                {products.data?.items.map(({ id, name, price, available }) => (
                  <option key={id} value={id}>
                    {name} · {formatMoney(price)} · {available} left
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div className="grid grid-cols-[minmax(0,1fr)_64px] items-start gap-2">
            <Field label="Test card" hint={cards.find(({ id }) => id === card)?.does} error={errorOf('paymentMethod')}>
              {(ids) => (
                <Select
                  {...ids}
                  name="card"
                  value={card}
                  onChange={(event) => setCard(event.target.value as PaymentMethod) /* one of its options */}
                >
                  {cards.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Quantity">
              {(ids) => (
                <input
                  {...ids}
                  aria-invalid={quantityError !== undefined}
                  aria-describedby="quantity-error"
                  name="quantity"
                  type="number"
                  min={1}
                  max={100}
                  step={1}
                  className={`${inputLook} figures`}
                  value={quantity}
                  onChange={(event) => setQuantity(event.target.value)}
                />
              )}
            </Field>
            <p id="quantity-error" className="col-span-2 text-xs text-bad empty:hidden">
              {quantityError && `✕ Quantity: ${quantityError}`}
            </p>
          </div>
          <Field label="If the notification fails">
            {(ids) => (
              <Select
                {...ids}
                name="on-notification-failure"
                value={onFailure}
                onChange={(event) => setOnFailure(event.target.value as OnNotificationFailure) /* one of its options */}
              >
                <option value="retry">retry: the order stands</option>
                <option value="compensate">compensate: undo the order</option>
              </Select>
            )}
          </Field>
          <Button type="submit" look="primary" aria-disabled={placing.isPending}>
            {placing.isPending ? 'Placing …' : 'Place order'}
          </Button>
          {placing.error && !isFieldError && <Trouble error={placing.error} />}
          {placing.data && <PlacedOrder order={placing.data} />}
        </form>
      )}
    </Section>
  );
}

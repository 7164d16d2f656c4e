import type { ChangeProduct, List, Product } from '@bulkhead/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { shopListKey } from './shop-lists.ts';
import { useCall } from './use-call.ts';

const products = shopListKey('products');

/** Puts what the service answered into the lists that are shown, and has them read again. */
function useAnswered() {
  const client = useQueryClient();
  return {
    // A list that is being read now may not know of the change, and would put the old value back.
    before: () => client.cancelQueries({ queryKey: products }),
    show(answered: Product) {
      client.setQueriesData<List<Product>>({ queryKey: products }, (list) =>
        list === undefined
          ? undefined
          : { ...list, items: list.items.map((item) => (item.id === answered.id ? answered : item)) },
      );
    },
    after: () => {
      void client.invalidateQueries({ queryKey: ['catalogue-copy'] });
      return client.invalidateQueries({ queryKey: products });
    },
  };
}

/** Another name or price. While it is under way, `variables` is what was asked for. */
export function useChangeProduct(id: string) {
  const call = useCall();
  const { before, show, after } = useAnswered();
  return useMutation({
    mutationFn: (body: ChangeProduct) => call<Product>(`/shop/products/${id}`, { method: 'PATCH', body }),
    onMutate: before,
    onSuccess: show,
    onSettled: () => void after(),
  });
}

/** More pieces. `shown` is the number that is shown until the answer comes; the service counts for itself. */
export function useRestock(id: string) {
  const call = useCall();
  const { before, show, after } = useAnswered();
  return useMutation({
    mutationFn: ({ quantity }: { quantity: number; shown: number }) =>
      call<Product>(`/shop/products/${id}/restock`, { method: 'POST', body: { quantity } }),
    onMutate: before,
    onSuccess: show,
    onSettled: () => void after(),
  });
}

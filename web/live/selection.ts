import type { ComponentId } from '@bulkhead/contracts';

/** What was chosen on the picture: a component, a way between two of them, or one request or message on it. */
export type Selection =
  | { readonly kind: 'component'; readonly id: ComponentId }
  /** `id` is the world's edge: `${from}>${to}:${opClass}`. */
  | { readonly kind: 'way'; readonly id: string }
  | { readonly kind: 'span'; readonly spanId: string };

export function isSameSelection(a: Selection | null, b: Selection | null): boolean {
  return a === b || (a !== null && b !== null && selectionText(a) === selectionText(b));
}

/** As it stands in a link: `payment-mysql`, `way:order-service>product-service:rest`, `span:4f…`. */
export function selectionText(selection: Selection): string {
  switch (selection.kind) {
    case 'component':
      return selection.id;
    case 'way':
      return `way:${selection.id}`;
    case 'span':
      return `span:${selection.spanId}`;
    default:
      return selection satisfies never;
  }
}

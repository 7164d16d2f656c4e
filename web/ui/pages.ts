/** The pages that the header leads to, in this order. */
export const pages: readonly { href: string; name: string }[] = [
  { href: '/', name: 'Lab' },
  { href: '/orders', name: 'Orders' },
  { href: '/products', name: 'Products' },
  { href: '/customers', name: 'Customers' },
  { href: '/notifications', name: 'Notifications' },
];

import type { Metadata } from 'next';
import { NotificationsPage } from '../../../features/notifications-page/index.ts';

export const metadata: Metadata = { title: 'Notifications · Bulkhead' };

export default function Page() {
  return <NotificationsPage />;
}

import { lazily } from '../../../ui/lazily.ts';

/** The picture in words; its code comes when somebody asks for it. */
export const SystemTable = lazily(async () => (await import('../../system-table/index.ts')).SystemTable);

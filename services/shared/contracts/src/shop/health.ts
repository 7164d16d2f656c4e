import { z } from 'zod';

/** `live`: the process answers. `ready`: it can do its work; each part that it needs is listed. */
export const healthSchema = z.object({
  status: z.enum(['ok', 'unavailable']),
  service: z.string(),
  checks: z.record(z.string(), z.object({ status: z.enum(['ok', 'unavailable']), detail: z.string().optional() })),
});
export type Health = z.infer<typeof healthSchema>;

/** Nothing listens; of a container that does not run not even the name is there. */
export function isNobodyThere(code: unknown): boolean {
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EHOSTUNREACH';
}

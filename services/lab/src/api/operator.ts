/** Who asks, for the story: a page says where it is from, the command line how it is called. */
export function operatorOf(header: (name: string) => string | undefined): string | undefined {
  if (header('origin') !== undefined) return 'dashboard';
  return header('user-agent')?.startsWith('bulkhead-cli') ? 'command line' : undefined;
}

const most = 5;
let recent: readonly string[] = [];

/** Remembers what was chosen, as long as the page lives. */
export function remember(id: string): void {
  recent = [id, ...recent.filter((other) => other !== id)].slice(0, most);
}

/** What was chosen last comes first; the rest keeps its order. */
export function recentFirst<C extends { readonly id: string }>(commands: readonly C[]): readonly C[] {
  const late = recent.flatMap((id) => commands.filter((command) => command.id === id));
  return [...late, ...commands.filter((command) => !late.includes(command))];
}

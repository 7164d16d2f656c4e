const plain = /^[\w@%+=:,./-]+$/;

/** A word for a POSIX shell that means exactly this text, whatever is in it. */
export function shellWord(text: string): string {
  // No argument of a program can hold a NUL; nothing that the lab takes has one.
  const sayable = text.replaceAll('\0', '');
  if (plain.test(sayable)) return sayable;
  return `'${sayable.replaceAll("'", "'\\''")}'`;
}

/** A comment of a script that stays one: without line breaks, and without signs that reorder what is read. */
export function shellComment(text: string): string {
  return `# ${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()}`;
}

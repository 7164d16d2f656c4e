/** Bulkhead's mark: a hull in three compartments, one of them flooded, the others dry. */
export function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M12.700 11.500v6.200C15.500 16.300 18 13.900 18 10.500V9.400c-1.500 0-1.600 1.100-3.200 1.100-.9 0-1.500.3-2.100 1z"
        fill="var(--accent)"
      />
      <path
        d="M2 3h16v7.500C18 15.400 10 19 10 19s-8-3.600-8-8.500z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.600"
        strokeLinejoin="round"
      />
      <path d="M7.300 3v14.500M12.700 3v14.500" stroke="currentColor" strokeWidth="1.600" />
    </svg>
  );
}

const oldestMajor = 20;

// First of all imports in every script: an old Node.js gets a sentence and not a stack trace.
if (Number(process.versions.node.split('.')[0]) < oldestMajor) {
  process.stderr.write(
    `Bulkhead needs Node.js ${oldestMajor} or later to set itself up; this is ${process.version}.\n`,
  );
  process.exit(2);
}

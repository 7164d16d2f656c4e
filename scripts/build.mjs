// Builds the dashboard when its sources changed since the last build.
import './setup/node-version.mjs';
import { ensure } from './setup/ensure.mjs';
import { exitWith } from './setup/failure.mjs';

try {
  await ensure({ dashboard: true });
} catch (error) {
  exitWith(error);
}

#!/usr/bin/env node
import { main } from './cli/main.ts';

process.exitCode = await main(process.argv.slice(2));

// A connection that somebody keeps open must not keep a stopped process alive; output that is still on its way may.
setTimeout(() => process.exit(), 1000).unref();

#!/usr/bin/env node
import { main } from './cli/main.ts';

process.exitCode = await main(process.argv.slice(2));

// An open connection must not keep a stopped process alive. Pending output may.
setTimeout(() => process.exit(), 1000).unref();

import { createServer, type ServerOptions } from 'node:http';
import type { Logger } from 'pino';
import { createPolicyStore } from './access/policy-file.ts';
import { WritesInFlight } from './gateway/writes-in-flight.ts';
import { answerReadiness, unreadiness } from './server/readiness.ts';
import { shutDown } from './server/shutdown.ts';
import { SharedNamespaces } from './access/shared-namespaces.ts';
import { createTokenVerifier } from './access/token.ts';
import { createAudit } from './audit.ts';
import type { Config } from './config.ts';
import type { Host } from './doveadm/host/host.ts';
import type { GatewayOptions } from './gateway.ts';
import { createRateLimiter } from './limits/rate-limit.ts';
import { Shares } from './limits/shares.ts';
import { createSchema } from './schema.ts';
import { hasMethod, READING } from './server/allowed-methods.ts';
import { Admission } from './server/admission.ts';
import { eventTables } from './events/tables.ts';
import { jobTables } from './jobs/tables.ts';
import { Store } from './store/store.ts';
import { createEvents } from './server/create-events.ts';
import { createJobs } from './server/create-jobs.ts';
import { answerResults, jobOfResults } from './server/job-results.ts';
import { createHosts, createRoutes } from './server/create-hosts.ts';
import { createClientAddress } from './server/client-address.ts';
import type { EndpointOptions } from './server/endpoint-options.ts';
import { createEndpoint } from './server/endpoint.ts';
import { createGraphiql } from './server/graphiql.ts';
import { setSecurityHeaders, toEndpoint } from './server/http-guard.ts';
import { answerMailFile, mailFileOf } from './server/mail-files.ts';
import { readTrustedDocuments } from './server/trusted-documents.ts';
import { listen } from './server/listen.ts';
import { createLogger } from './server/logger.ts';
import { boundRest } from './server/arriving.ts';
import { startTelemetry } from './server/start-telemetry.ts';

/** How long the headers of a request may take to arrive. */
const HEADERS_MS = 15_000;
/** The reader of each body limits its time. Node's limit would also end a slow upload. */
const TIMEOUTS: ServerOptions = { headersTimeout: HEADERS_MS, requestTimeout: 0, connectionsCheckingInterval: 1_000 };

/** A gateway that accepts requests. */
export interface RunningServer {
  /** The GraphQL endpoint: `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  /** The metrics endpoint: `http://127.0.0.1:9464/metrics`; null: not served. */
  readonly metricsUrl: string | null;
  /** Where Dovecot posts events: `http://127.0.0.1:4711/events`; null: nowhere. */
  readonly eventsUrl: string | null;
  /** Accepts no new requests, lets running ones end within the shutdown timeout, then ends everything. See server/shutdown.ts. */
  close(): Promise<void>;
  /** Reads the policy again and reopens the audit log. @returns the faults; on a fault the previous policy stays in force */
  reload(): Promise<readonly string[]>;
  /** Logs the requests in flight. */
  logRunning(): void;
  /** Streams of events that are open. */
  streams(): number;
  /** The doveadm hosts, for tests and metrics. */
  readonly hosts: readonly Host[];
}

/**
 * Starts the gateway. If a Dovecot cannot be reached yet, the gateway logs that, and tries again with the next request.
 * @param log replaces the log on standard error
 */
export async function startServer(config: Config, log = createLogger(config.logLevel)): Promise<RunningServer> {
  const policy = createPolicyStore(config.policyFile);
  const audit = await createAudit(config.audit);
  const shares = new Shares({ requests: config.maxRequests, streams: config.maxStreams, queuePlaces: config.queue }, config.principalShare);
  const hosts = createHosts(config, shares);
  const verify = createTokenVerifier(config.token, {}, (message) => {
    log.warn(message);
  });
  const writes = new WritesInFlight();
  const onFault = (error: unknown): void => {
    log.error({ err: error }, 'a fault of the gateway');
  };
  const rate = await createRateLimiter({ perMinute: config.commandsPerMinute, redisUrl: config.redisUrl?.reveal() ?? null, onFault });
  const { telemetry, ...operations } = await startTelemetry(config, log, hosts, shares).catch(async (error: unknown) => {
    await audit.close();
    throw error;
  });
  const admission = new Admission(config.maxRequests, telemetry.onRefused);
  const schema = createSchema(config.federation ? { introspection: config.introspection } : null);
  const gateway: GatewayOptions = {
    hosts,
    routes: createRoutes(config, hosts),
    audit,
    usernameCase: config.claims.usernameCase,
    allowHostParameters: config.allowHostParameters,
    fsFilters: config.fsFilters,
    remotes: config.remotes,
    rawCommands: config.rawCommands,
    writes,
    onFault,
    onCommand: telemetry.onCommand,
    onCommandStart: telemetry.onCommandStart,
    requests: telemetry.requests,
    sharedNamespaces: new SharedNamespaces(config.sharedNamespaces, config.claims.usernameCase),
  };
  const trustedDocuments = config.trustedDocuments === null ? null : readTrustedDocuments(config.trustedDocuments);
  const opened: { close(): Promise<unknown> }[] = [audit, operations];
  const closeAll = async (error: unknown): Promise<never> => {
    for (const one of opened.reverse()) await one.close();
    throw error;
  };
  const store = await openStore(config, log).catch(closeAll);
  if (store !== null) opened.push(store);
  const live = store === null ? null : await createEvents({ config, store, telemetry, audit, log, onFault }).catch(closeAll);
  if (live !== null) opened.push(live);
  const events = live?.events ?? null;
  const running =
    store === null
      ? null
      : await createJobs({ config, store, schema, gateway, shares, audit, policy, verify, events, trustedDocuments, onFault });
  const jobs = running?.jobs ?? null;
  if (store !== null && running !== null)
    telemetry.watchDatabase(
      () => store.problem === null,
      () => running.ledger.countByState(),
    );
  const clientAddress = createClientAddress(config.trustedProxies);
  const endpointOptions: EndpointOptions = {
    schema,
    gateway,
    jobs,
    events,
    verify,
    policy,
    claims: config.claims,
    introspection: config.introspection,
    federation: config.federation,
    corsOrigins: config.corsOrigins,
    graphiql: config.graphiql,
    requestTimeoutMs: config.requestTimeoutMs,
    limits: config.limits,
    rate,
    shares,
    onVerified: (response) => {
      admission.verified(response);
    },
    trustedDocuments,
    log,
    telemetry,
    clientAddress,
  };
  const endpoint = createEndpoint(endpointOptions);
  const fileOptions = { ...endpointOptions, bounds: { uploadBytes: config.maxUploadBytes, bodyBytes: config.limits.bodyBytes } };
  const [defaultHost] = hosts;
  if (defaultHost === undefined) throw new Error('no host is configured');
  const graphiql = config.graphiql ? createGraphiql(schema, { jobs: jobs !== null, events: events !== null }) : null;
  const access = { gateway, verify, policy, claims: config.claims, rate, shares, clientAddress, stalledMs: config.requestTimeoutMs };
  const server = createServer(TIMEOUTS, (req, res) => {
    boundRest(req, res, config.requestTimeoutMs);
    if (graphiql?.(req, res) === true) return;
    setSecurityHeaders(res);
    if (toEndpoint(req)) {
      if (admission.admit(req, res)) void endpoint(req, res);
      return;
    }
    const file = mailFileOf(req.url ?? '');
    if (req.url === '/healthz' || req.url === '/readyz') {
      if (!hasMethod(READING, req, res)) return;
      if (req.url === '/healthz') res.writeHead(200, { 'content-type': 'text/plain' }).end('ok\n');
      else void unreadiness(defaultHost, verify, admission, store).then((faults) => answerReadiness(res, faults));
    } else if (jobs !== null && jobOfResults(req) !== null) void answerResults({ ...access, jobs }, jobOfResults(req) ?? '', req, res);
    else if (file !== null) {
      if (admission.admit(req, res)) void answerMailFile(fileOptions, file, req, res);
    } else res.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
  });
  const settings = { host: 'HOST', port: 'PORT' };
  const origin = await listen(server, { ...config.listen, settings }).catch(closeAll);
  for (const host of hosts) {
    logHealth(host, log);
    void greet(host, log);
  }
  return {
    url: `${origin}/graphql`,
    metricsUrl: operations.metricsUrl,
    eventsUrl: live?.url ?? null,
    hosts,
    async close() {
      jobs?.close();
      await live?.close();
      await running?.engine.close();
      await shutDown(server, { admission, writes, hosts }, config.shutdownTimeoutMs);
      await operations.close();
      await rate.close();
      await store?.close();
      await audit.close();
    },
    streams: () => events?.streams ?? 0,
    logRunning: () => telemetry.logRunning(),
    async reload() {
      const faults = [...policy.reload()];
      await audit.reopen().catch((error: unknown) => {
        faults.push(error instanceof Error ? error.message : String(error));
      });
      return faults;
    },
  };
}

/** The database, with all of its tables. Null: not configured. */
function openStore(config: Config, log: Logger): Promise<Store | null> {
  if (config.database === null) return Promise.resolve(null);
  const onHealth = (problem: string | null): void => {
    if (problem === null) log.info('the database works again');
    else log.error({ reason: problem }, 'the database cannot be used');
  };
  return Store.open({ database: config.database.reveal(), features: [jobTables, eventTables], onHealth });
}

function logHealth(host: Host, log: Logger): void {
  let wasUp = true;
  host.onEvent((event) => {
    if (event.kind === 'crash') log.warn({ host: host.name, command: event.command }, 'a command ends its doveadm process');
    if (event.kind !== 'health') return;
    const { state, reason } = event.health;
    const isUp = state === 'UP';
    if (isUp !== wasUp) log.warn({ host: host.name, reason }, isUp ? 'Dovecot answers again' : 'Dovecot is down');
    wasUp = isUp;
  });
}

/** Logs at start what is at each address, so that a wrong key or path is noticed before the first request. */
async function greet(host: Host, log: Logger): Promise<void> {
  try {
    const { series, commands } = await host.listing();
    log.info({ host: host.name, url: host.url, series, commands: commands.length }, 'Dovecot answers');
  } catch (error) {
    log.error({ host: host.name, url: host.url, reason: (error as Error).message }, 'Dovecot does not answer');
  }
}

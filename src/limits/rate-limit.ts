import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { CodedError } from '../doveadm/errors.ts';

/** Counts the commands of each principal within a minute. */
export interface RateLimiter {
  /** @throws CodedError RATE_LIMITED with the seconds to wait; refused commands count as well */
  consume(principal: string, points: number): Promise<void>;
  close(): Promise<void>;
}

export interface RateLimitSettings {
  /** For each principal; null: no limit. */
  readonly perMinute: number | null;
  /** The Redis where replicas share their counts; null: each replica counts alone. */
  readonly redisUrl: string | null;
  /** Called each time when Redis does not answer. The replica then counts alone. */
  readonly onFault: (error: unknown) => void;
}

const MINUTE_SECONDS = 60;
/** How long the gateway waits for a hanging Redis, and how long until it tries again. */
const REDIS_TIMEOUT_MS = 1_000;
const REDIS_PAUSE_MS = 5_000;
const KEY_PREFIX = 'doveadm-graphql';

/** @throws Error when `redisUrl` is set and ioredis is not installed */
export async function createRateLimiter({ perMinute, redisUrl, onFault }: RateLimitSettings): Promise<RateLimiter> {
  if (perMinute === null) return { consume: () => Promise.resolve(), close: () => Promise.resolve() };
  const memory = new RateLimiterMemory({ points: perMinute, duration: MINUTE_SECONDS, keyPrefix: KEY_PREFIX });
  if (redisUrl === null) return limiterOf(memory, perMinute, () => Promise.resolve());

  const { Redis } = await import('ioredis');
  const redis = new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: REDIS_TIMEOUT_MS });
  redis.on('error', onFault);
  const shared = new RateLimiterRedis({
    storeClient: redis,
    points: perMinute,
    duration: MINUTE_SECONDS,
    keyPrefix: KEY_PREFIX,
    rejectIfRedisNotReady: true,
  });
  let askAgainAt = 0;
  const consume: Consume = async (principal, points) => {
    if (performance.now() < askAgainAt) return memory.consume(principal, points);
    try {
      return await shared.consume(principal, points);
    } catch (error) {
      if (error instanceof RateLimiterRes) throw error;
      askAgainAt = performance.now() + REDIS_PAUSE_MS;
      onFault(error);
      return memory.consume(principal, points);
    }
  };
  return limiterOf({ consume }, perMinute, () => {
    redis.disconnect();
    return Promise.resolve();
  });
}

type Consume = (principal: string, points: number) => Promise<unknown>;

function limiterOf(limiter: { readonly consume: Consume }, perMinute: number, close: () => Promise<void>): RateLimiter {
  return {
    async consume(principal, points) {
      if (points === 0) return;
      try {
        await limiter.consume(principal, points);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        const message = `More than ${String(perMinute)} doveadm commands a minute; come back in ${String(retryAfterSeconds)} s.`;
        throw new CodedError('RATE_LIMITED', message, { retryAfterSeconds });
      }
    },
    close,
  };
}

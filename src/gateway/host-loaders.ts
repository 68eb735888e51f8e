import type { ReadLoader } from '../doveadm/dispatch/read-loader.ts';
import type { Host } from '../doveadm/host/host.ts';

/** The loaders of one request, one for each host. */
export class HostLoaders {
  readonly #create: (host: Host) => ReadLoader;
  readonly #loaders = new Map<Host, ReadLoader>();

  constructor(create: (host: Host) => ReadLoader) {
    this.#create = create;
  }

  /** The loader of a host, made at its first use. */
  of(host: Host): ReadLoader {
    const loader = this.#loaders.get(host) ?? this.#create(host);
    this.#loaders.set(host, loader);
    return loader;
  }

  /** Forgets what was read from a host: the next read is sent. Null: from all hosts. */
  forget(host: Host | null): void {
    if (host === null) this.#loaders.clear();
    else this.#loaders.delete(host);
  }
}
